/** The tab of an exhibit, counted from 0: A to Z, then AA to AZ, BA and on, as the tabs of a paper binder run. */
export function tabOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : tabOf(Math.floor(index / 26) - 1) + letter;
}
