/** The letters and digits of a text alone, in lower case: so what two places print as a title or name can be compared (`D Magazine` is `dmagazine`). */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
