import type { DigestContent, Rendered } from './content.ts';
import { htmlOf, tallyOf } from './html.ts';
import { textOf } from './text.ts';
import { digestWords } from './words.ts';

const longestSubject = 150;

/** A digest as a mail. Pure: the same content gives the same bytes. */
export function renderDigest(content: DigestContent): Rendered {
  return { subject: subjectOf(content), text: textOf(content), html: htmlOf(content) };
}

/** What happened stands first, since mail programs cut the end. */
function subjectOf({ about, counts, more, title, language }: DigestContent): string {
  const words = digestWords(language);
  const tally = tallyOf({ counts, more }, words);
  const what = about === 'question' ? words.questionSubject : tally === '' ? words.nothingSubject : tally;
  const subject = `${what}: ${title}`.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return subject.length <= longestSubject ? subject : `${subject.slice(0, longestSubject - 1)}…`;
}
