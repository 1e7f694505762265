import { regionsOf } from './pdf-columns.ts';
import type { SheetLines } from './pdf-furniture.ts';
import type { PaintedSheet, Shape } from './pdf-glyphs.ts';
import { type Line, linesOf } from './pdf-lines.ts';
import { wordsOf } from './pdf-words.ts';

/** The lines of a painted sheet in reading order, with the bullets that are drawn before them, and its rules. */
export function sheetLines({ sheet, height, glyphs, shapes }: PaintedSheet): SheetLines {
  const lines = regionsOf(wordsOf(glyphs)).flatMap((region, index) => linesOf(region, sheet, index));
  const dots = shapes.filter((shape) => isDot(shape.right - shape.left, shape.bottom - shape.top));
  for (const line of lines) line.bullet = dots.some((dot) => standsBefore(dot, line));
  const rules = shapes.filter((shape) => shape.bottom - shape.top < 2 && shape.right - shape.left > 30);
  return { sheet, height, lines, rules };
}

function isDot(width: number, height: number): boolean {
  return width > 1 && width < 9 && height > 1 && height < 9 && width / height > 0.6 && width / height < 1.7;
}

function standsBefore(dot: Shape, line: Line): boolean {
  const middle = (dot.top + dot.bottom) / 2;
  const gap = line.left - dot.right;
  return gap > 0 && gap < line.size * 2.5 && middle < line.y + 1 && middle > line.y - line.size;
}
