import type { Glyph, Shape } from './pdf-glyphs.ts';

/** A glyph where it was painted, with the direction in which its line runs: 0 to the right, 1 down, 2 to the left, 3 up; none for slanted text. */
export type TurnedGlyph = Glyph & { endY: number; quarter: 0 | 1 | 2 | 3 | undefined };

type Upright = {
  height: number;
  glyphs: Glyph[];
  shapes: Shape[];
  /** From a place on the turned sheet to the place before it was turned. */
  back: Place;
};

/** The direction of a line whose baseline advances by `a` to the right and `b` downwards. */
export function quarterOf(a: number, b: number): TurnedGlyph['quarter'] {
  const [across, down] = [Math.abs(a), Math.abs(b)];
  if (down <= across * 0.05) return a < 0 ? 2 : 0;
  if (across <= down * 0.05) return b < 0 ? 3 : 1;
  return undefined;
}

/** Turns a sheet so that most of its text runs to the right, and leaves out what then does not: margin stamps, watermarks, labels of axes. */
export function upright(
  width: number,
  height: number,
  glyphs: readonly TurnedGlyph[],
  shapes: readonly Shape[],
): Upright {
  const counts = Map.groupBy(glyphs, (glyph) => glyph.quarter);
  const [quarter] = [...counts].sort((a, b) => b[1].length - a[1].length)[0] ?? [0];
  const turn = turns[quarter ?? 0](width, height);
  const kept = glyphs.filter((glyph) => glyph.quarter === quarter && quarter !== undefined);
  return {
    height: turn.height,
    back: turn.back,
    glyphs: kept.map(({ quarter: _, endY, ...glyph }) => {
      const [x, y] = turn.place(glyph.x, glyph.y);
      return { ...glyph, x, y, end: turn.place(glyph.end, endY)[0] };
    }),
    shapes: shapes.map((shape) => {
      const [x0, y0] = turn.place(shape.left, shape.top);
      const [x1, y1] = turn.place(shape.right, shape.bottom);
      return { left: Math.min(x0, x1), right: Math.max(x0, x1), top: Math.min(y0, y1), bottom: Math.max(y0, y1) };
    }),
  };
}

type Place = (x: number, y: number) => [number, number];
type Turn = { height: number; place: Place; back: Place };

const turns: Record<0 | 1 | 2 | 3, (width: number, height: number) => Turn> = {
  0: (_width, height) => ({ height, place: (x, y) => [x, y], back: (x, y) => [x, y] }),
  1: (width) => ({
    height: width,
    place: (x, y) => [y, width - x],
    back: (x, y) => [width - y, x],
  }),
  2: (width, height) => ({
    height,
    place: (x, y) => [width - x, height - y],
    back: (x, y) => [width - x, height - y],
  }),
  3: (width, height) => ({
    height: width,
    place: (x, y) => [height - y, x],
    back: (x, y) => [y, height - x],
  }),
};
