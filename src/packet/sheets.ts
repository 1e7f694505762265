/**
 * Which sheets of a document are printed, from 1, in order: all where there are at most `whole`; of a longer one its first (the title page, ICPM ch. 3.3(e)) and
 * those that are cited, each with the one before and after. A long document of which no sheet is known to be cited is printed whole: what to leave out cannot
 * be told.
 */
export function selectedSheets(count: number, cited: readonly number[], whole: number): number[] {
  const known = cited.filter((sheet) => sheet >= 1 && sheet <= count);
  const all = Array.from({ length: count }, (_, at) => at + 1);
  if (count <= whole || known.length === 0) return all;
  return all.filter((sheet) => sheet === 1 || known.some((one) => Math.abs(one - sheet) <= 1));
}

/** `1, 12–14 and 30`. */
export function sheetRanges(sheets: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const sheet of sheets) {
    const last = ranges.at(-1);
    if (last !== undefined && sheet === last[1] + 1) last[1] = sheet;
    else ranges.push([sheet, sheet]);
  }
  const words = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
