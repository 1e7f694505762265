import type { CheerioAPI } from 'cheerio';
import type { Element } from './dom.ts';
import { belongsElsewhere } from './elsewhere.ts';
import { clean } from './meta.ts';

const named = '[class*="byline" i], [class*="author" i]';
const label = /^(?:(?:written\s+)?by|authors?\s*:|автор(?:ы|ка)?\s*:|текст\s*:|автор(?:ки)?\s*:)\s*/iu;
/** Two to four words with capitals, initials and particles among them. */
const name = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|van|von|der|al|бин)\s+)?\p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** The names in the first line near the title that says by whom (`By A and B`, `Автор: А`); none unless every part of it is a name. */
export function byline($: CheerioAPI): string[] {
  const isElsewhere = belongsElsewhere($);
  for (const element of $<Element, string>(named).toArray().slice(0, 20)) {
    const text = clean($(element).text());
    if (isElsewhere(element) || text.length > 120 || !label.test(text)) continue;
    const names = text
      .replace(label, '')
      .split(/\s*(?:,|;|\s+and\s+|\s+и\s+|\s+та\s+)\s*/u)
      .filter((part) => part !== '');
    if (names.length > 0 && names.every((part) => name.test(part))) return names;
  }
  return [];
}
