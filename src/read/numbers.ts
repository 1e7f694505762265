const dotted = /^(\d{1,3}(?:\.\d{1,3}){1,5})[.)]?\s+(?=[\p{Lu}\p{N}"“«„‘'([])/u;
const single = /^(\d{1,4})[.)]\s+(?=[\p{Lu}"“«„‘'([])/u;
const signed = /^(?:¶|§|para(?:graph)?\.?)\s*(\d{1,4}(?:\.\d{1,3})*)[.)]?\s/iu;
const bracketed = /^\[(\d{1,4})\]\s+(?=\p{Lu})/u;

/**
 * The paragraph number that a text begins with: `12.`, `4.2.1`, `¶ 14`, `[14]`; undefined when it begins with none. The text itself
 * keeps the number as printed; only numbers that the page draws itself (list markers) are no part of the text.
 */
export function printedNumber(text: string): string | undefined {
  const head = text.slice(0, 40);
  return (signed.exec(head) ?? dotted.exec(head) ?? single.exec(head) ?? bracketed.exec(head))?.[1];
}
