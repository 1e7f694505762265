import type { IsoDate, IsoInstant, LanguageTag, PassageFacets, Report } from '../model.ts';
import { analyse } from '../text/analyse.ts';

/** One searchable passage as every engine receives it. Report-level fields repeat on each passage of a report. */
export type PassageDocument = {
  id: string;
  reportId: string;
  ordinal: number;
  title: string;
  headings: string[];
  text: string;
  language: LanguageTag;
  sourceId: string;
  tier: 1 | 2 | 3 | 4;
  kind: string;
  publishedOn?: IsoDate;
  firstSeenAt: IsoInstant;
  status: Report['status'];
  categories: string[];
  /** Those of `categories` that a strong tag gives. */
  strongCategories: string[];
  provisions: string[];
} & PassageFacets;

/** A written form of the vocabulary: its stem, and whether it stood with a small letter (a name never does). */
export type Form = { stem: string; small: boolean };

/** What an index keeps of a passage: stems joined by a space, field by field, and the forms that they came from. */
export type IndexedPassage = {
  title: string;
  headings: string;
  body: string;
  /** Provision keys in lower case, each followed by its bare number: `ru-cc-280.3 280.3`. */
  keys: string;
  forms: Map<string, Form>;
};

/** The stems of a passage. */
export function indexed(document: PassageDocument): IndexedPassage {
  const forms = new Map<string, Form>();
  return {
    title: stems(document.title, forms),
    headings: stems(document.headings.join('\n'), forms),
    body: stems(document.text, forms),
    keys: document.provisions.flatMap(provisionTokens).join(' '),
    forms,
  };
}

/** The exact tokens of a provision key: `RU-CC-280.3` gives `ru-cc-280.3` and `280.3`. */
export function provisionTokens(key: string): string[] {
  const whole = key.toLowerCase();
  const bare = whole.slice(whole.lastIndexOf('-') + 1);
  return bare === whole ? [whole] : [whole, bare];
}

function stems(text: string, forms: Map<string, Form>): string {
  const tokens = analyse(text);
  for (const token of tokens) {
    const small = /^\p{Ll}/u.test(text.charAt(token.start));
    const known = forms.get(token.form);
    if (known === undefined) forms.set(token.form, { stem: token.stem, small });
    else known.small ||= small;
  }
  return tokens.map((token) => token.stem).join(' ');
}
