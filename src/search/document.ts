import type { Tier } from '../model/publisher.ts';
import type { Report } from '../model/report.ts';
import type { PassageFacets } from '../model/tag.ts';
import type { IsoDate, IsoInstant, LanguageTag } from '../model/values.ts';
import { analyse } from '../text/analyse.ts';
import type { FacetName } from './engine.ts';

const articlePattern = /-(?:CC|CoAO)-([\d.]+)$/;

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
  tier: Tier;
  kind: string;
  publishedOn?: IsoDate;
  firstSeenAt: IsoInstant;
  /** When it came, was revised, withdrawn or gone last. */
  newsAt: IsoInstant;
  status: Report['status'];
  categories: string[];
  /** Those of `categories` that a strong tag gives. */
  strongCategories: string[];
  provisions: string[];
} & PassageFacets;

/** A written form of the vocabulary: its stem, and whether it stood with a small letter (a name never does). */
export type Form = { stem: string; small: boolean };

/** What an index keeps of a passage: stems joined by a space, field by field. */
export type PassageStems = {
  title: string;
  headings: string;
  body: string;
  /** Provision keys in lower case, each followed by its bare number: `ru-cc-280.3 280.3`. */
  keys: string;
};

/** What a passage bears of each facet, those of its report included. */
export function facetValuesOf(document: PassageDocument): Record<FacetName, readonly string[]> {
  return {
    category: document.categories,
    ground: document.grounds,
    group: document.groups,
    harm: document.harms,
    actor: document.actors,
    provision: document.provisions,
    region: document.regions,
    source: [document.sourceId],
    tier: [String(document.tier)],
    kind: [document.kind],
    language: [document.language],
    year: document.publishedOn === undefined ? [] : [document.publishedOn.slice(0, 4)],
  };
}

/** The stems of a passage. The written forms that they came from are added to `forms`. */
export function indexed(document: PassageDocument, forms: Map<string, Form>): PassageStems {
  return {
    title: stems(document.title, forms),
    headings: stems(document.headings.join('\n'), forms),
    body: stems(document.text, forms),
    keys: document.provisions.flatMap(provisionTokens).join(' '),
  };
}

/** The exact tokens of a provision key: `RU-CC-280.3` gives `ru-cc-280.3` and `280.3`, a law (`RU-FL-255-FZ-2022`) its key alone. */
function provisionTokens(key: string): string[] {
  const article = articlePattern.exec(key)?.[1];
  return article === undefined ? [key.toLowerCase()] : [key.toLowerCase(), article];
}

function stems(text: string, forms: Map<string, Form>): string {
  let joined = '';
  for (const { start, form: written, stem } of analyse(text)) {
    joined += joined === '' ? stem : ` ${stem}`;
    const form = written.endsWith("'s") ? written.slice(0, -2) : written;
    const known = forms.get(form);
    if (known?.small === true) continue;
    const letter = text.charAt(start);
    const small = letter === letter.toLowerCase();
    if (known === undefined) forms.set(form, { stem, small });
    else known.small = small;
  }
  return joined;
}
