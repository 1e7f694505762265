/** A change of coordinates (ISO 32000-1, 8.3.3): `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** What an operator names as a matrix; what it leaves out changes nothing. */
export function toMatrix(value: unknown): Matrix {
  const numbers = value instanceof Float32Array || Array.isArray(value) ? value : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers as number[];
  return [a, b, c, d, e, f];
}

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** From a place that a matrix leads to back to where it came from. */
export function inverseOf([a, b, c, d, e, f]: Matrix): (x: number, y: number) => [number, number] {
  const area = a * d - b * c;
  return (x, y) => [(d * (x - e) - c * (y - f)) / area, (a * (y - f) - b * (x - e)) / area];
}
