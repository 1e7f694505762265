import { noticeSpans } from '../text/notices.ts';

/** True for a text that is a statutory notice and nothing else. */
export function isNotice(text: string): boolean {
  const spans = noticeSpans(text);
  if (spans.length === 0) return false;
  const rest = spans.reduceRight((kept, span) => kept.slice(0, span.start) + kept.slice(span.end), text);
  return !/\p{L}{3}/u.test(rest);
}

/** A text cut into the notice at its head, the content, and the notice at its foot; one part when there is nothing to cut. */
export function splitNotice(text: string): string[] {
  const spans = noticeSpans(text).filter((span) => span.kind === 'sentence');
  if (spans.length === 0) return [text];
  const head = spans.find((span) => text.slice(0, span.start).trim() === '');
  const foot = spans.find((span) => span !== head && text.slice(span.end).trim() === '');
  const cuts = [0, head?.end ?? 0, foot?.start ?? text.length, text.length];
  const parts = cuts.slice(1).map((end, index) => text.slice(cuts[index], end).trim());
  return parts.filter((part) => part !== '');
}
