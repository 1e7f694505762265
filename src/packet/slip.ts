import type { Exhibit } from './plan.ts';
import { instantText, languageName } from './words.ts';

/** What a slip says of the document and of the capture that the exhibit rests on. */
export function captureRows({ capture, url, language, title, publisher }: Exhibit): [string, string][] {
  const rows: [string, string | undefined][] = [
    ['Title', title],
    ['Publisher', publisher === '' ? undefined : publisher],
    ['Address', url],
    ['Language', language === 'und' ? undefined : languageName(language)],
    ['Captured', instantText(capture.capturedAt)],
    ['SHA-256 of the capture', capture.sha256],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined);
}
