import type { Element } from './dom.ts';
import { plainText } from './inline.ts';
import { clean } from './meta.ts';
import type { Outline } from './outline.ts';

const label = /^(?:(?:written\s+)?by|authors?\s*:|автор(?:ы|ка)?\s*:|текст\s*:|автор(?:ки)?\s*:)\s*/iu;
/** Two to four words with capitals, initials and particles among them. */
const name = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|van|von|der|al|бин)\s+)?\p{Lu}[\p{L}.'’-]*){1,3}$/u;
/** What the second part of `By A, BBC News` is: an outlet or an office. */
const institution =
  /(?<!\p{L})(?:News|Times|Post|Radio|Television|Press|Agency|Service|Journal|Magazine|Media|Correspondent|Editor|Reporter|Writer|Staff|Desk|Bureau|Team|Новости|Радио|Газета|Корреспондент|Редактор|Редакция|Агентство|Служба)(?!\p{L})/iu;

/**
 * The names in the first line near the title that says by whom (`By A and B`, `By A, BBC News`, `Автор: А`); none unless every part of it is
 * a name. An outlet or office behind a name is no author.
 */
export function byline({ elements, isElsewhere }: Outline): string[] {
  const lines = elements.filter(({ attribs }) => /byline|author/i.test(attribs.class ?? '')).slice(0, 20);
  return (
    lines
      .filter((line) => !isElsewhere(line))
      .map(namesIn)
      .find((names) => names.length > 0) ?? []
  );
}

function namesIn(line: Element): string[] {
  const text = clean(plainText(line));
  if (text.length > 120 || !label.test(text)) return [];
  const parts = text
    .replace(label, '')
    .split(/\s*(?:,|;|\||\s+and\s+|\s+и\s+|\s+та\s+)\s*/u)
    .filter((part) => part !== '');
  const names = parts.filter((part, index) => index === 0 || !isBody(part));
  return names.every((part) => name.test(part)) ? names : [];
}

function isBody(part: string): boolean {
  return institution.test(part) || /(?<!\p{L})\p{Lu}{2,}(?!\p{L})/u.test(part);
}
