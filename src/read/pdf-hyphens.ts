import type { Line } from './pdf-lines.ts';

const lineEnd = /(\p{L}+)[-\u00AD‐]$/u;

/**
 * How this document's words are put together again at line ends. A hyphen at a line end belongs to the word (`какой-то`, `Информационно-
 * аналитический`) when the document writes it so elsewhere, or breaks no words at all; else it is taken out.
 */
export function hyphenation(lines: readonly Line[]): (before: string, after: string) => string {
  const known = vocabulary(lines);
  const breaks = lines.filter((line) => lineEnd.test(line.text)).length > lines.length * 0.03;
  const softInside = lines.some((line) => /\p{L}\u00AD\p{L}/u.test(line.text));
  return (before, after) => {
    const head = lineEnd.exec(before)?.[1];
    const tail = /^\p{L}+/u.exec(after)?.[0];
    if (head === undefined || tail === undefined) return glue(before, after);
    const soft = before.endsWith('\u00AD') && !softInside;
    const whole = (head + tail).toLowerCase();
    const hyphened = `${head}-${tail}`.toLowerCase();
    const keep = known.has(hyphened) || (!known.has(whole) && !soft && (!breaks || /^\p{Lu}/u.test(tail)));
    return before.slice(0, -1) + (keep ? '-' : '') + after;
  };
}

/** A line of text with its soft hyphens as they were printed: as hyphens inside of a line, none elsewhere. */
export function printedHyphens(text: string): string {
  return text.replace(/\u00AD(?=\S)/g, '-');
}

function glue(before: string, after: string): string {
  return /[/-]$/.test(before) && /\p{L}[-/]$|\d[-/]$/u.test(before) ? before + after : `${before} ${after}`;
}

function vocabulary(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    const inner = line.text.toLowerCase().replaceAll('\u00AD', '-');
    for (const word of inner.match(/\p{L}+(?:-\p{L}+)*(?!-$)/gu) ?? []) words.add(word);
  }
  return words;
}
