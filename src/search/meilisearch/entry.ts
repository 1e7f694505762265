import { spanOf } from '../days.ts';
import { type Form, facetValuesOf, indexed, type PassageDocument, type PassageStems } from '../document.ts';
import { type FacetName, type PassageFacet, passageFacets } from '../engine.ts';
import { tierFactor } from '../preference.ts';
import { shortestName, soundOf } from '../sounds.ts';

/** What a report is, in one string: a count of these strings over any set of passages is a list of its reports. */
export type ReportFacts = {
  reportId: string;
  tier: number;
  publishedOn: string | undefined;
  firstSeenAt: string;
  newsAt: string;
  kind: string;
  source: string;
};

/** A passage as Meilisearch keeps it: stems to search, values to filter by, and values joined with their report to count reports by. */
export type Entry = {
  key: string;
  id: string;
  reportId: string;
  /** The write that it came with: what a report had before bears another. */
  put: string;
  ordinal: number;
  /** Stems of the text that its title or headings hold too, or that it holds three times: what Meilisearch looks at first. */
  salient: string[];
  /** Stems that the text holds twice. */
  repeated: string[];
  /** Tier and date of publication as one number: of passages that are as good the one to take first. */
  standing: number;
  title: string;
  headings: string;
  body: string;
  keys: string;
  report: string;
  /** By passage facet: `<report id> <value>`. */
  of: Record<PassageFacet, string[]>;
  strong: string[];
  /** Days since 1970-01-01 that the date of publication can mean. */
  firstDay?: number;
  lastDay?: number;
} & Record<Exclude<FacetName, 'year'>, string[]> & { year?: string[] };

/** A written form of the vocabulary as Meilisearch keeps it. `small` is only ever set: a form that stood with a small letter is no name. */
export type WordEntry = { key: string; form: string; stem: string; sound: string; root: string; small?: true };

const longestForm = 40;
/** What a day newer is worth: ten years are worth the first tier before the fourth. */
const standingADay = (tierFactor(1) - tierFactor(4)) / 3650;

/** The entry of a passage; the forms that its stems came from are added to `forms`. */
export function entryOf(document: PassageDocument, put: string, forms: Map<string, Form>): Entry {
  const stems = indexed(document, forms);
  const { year, ...values } = wellFormedValues(document);
  const span = document.publishedOn === undefined ? undefined : spanOf(document.publishedOn);
  return {
    key: keyOf(document.id),
    id: document.id,
    reportId: document.reportId,
    put,
    ordinal: document.ordinal,
    ...weighed(stems),
    standing: tierFactor(document.tier) + standingADay * (span?.from ?? 0),
    title: tokenOf(stems.title),
    headings: tokenOf(stems.headings),
    body: tokenOf(stems.body),
    keys: tokenOf(stems.keys),
    report: factsText(document),
    of: joinedWithReport(document.reportId, values),
    strong: wellFormed(document.strongCategories),
    ...values,
    ...(year.length === 0 ? {} : { year }),
    ...(span === undefined ? {} : { firstDay: span.from, lastDay: span.until }),
  };
}

/**
 * Letters of no script, which Meilisearch keeps within a word, for the signs that it parts words at or reads as exclusions. To name the signs
 * in its settings instead (`nonSeparatorTokens`) costs it 2 ms for every sentence that it is asked: it makes its tokenizer anew.
 */
const letterOf: Readonly<Record<string, string>> = { '-': '\u02d1', '.': '\u02d0', "'": '\u02bc', _: '\u02ee' };
const signOf = Object.fromEntries(Object.entries(letterOf).map(([sign, letter]) => [letter, sign]));

/** Stems, or a written form, as they are indexed and asked for. */
export function tokenOf(stems: string): string {
  return stems.replace(/[-.'_]/g, (sign) => letterOf[sign] ?? sign);
}

/** Reads what `tokenOf` wrote. */
export function writtenOf(token: string): string {
  return token.replace(/[\u02d0\u02d1\u02bc\u02ee]/g, (letter) => signOf[letter] ?? letter);
}

/** Ids may hold `[A-Za-z0-9_-]` only: anything else is written as its code. */
export function keyOf(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/gu, (letter) => `_${letter.codePointAt(0)?.toString(36)}_`);
}

/** Reads what `entryOf` wrote into `report`. */
export function factsOf(text: string): ReportFacts {
  const [reportId = '', tier, publishedOn, firstSeenAt = '', kind = '', source = '', later = ''] = text.split('\t');
  const newsAt = later || firstSeenAt;
  return { reportId, tier: Number(tier), publishedOn: publishedOn || undefined, firstSeenAt, newsAt, kind, source };
}

/** The entries of the forms of a batch that are words. */
export function wordEntries(forms: ReadonlyMap<string, Form>): WordEntry[] {
  return [...forms]
    .filter(([form]) => form.length <= longestForm && /^[\p{L}\p{M}']+$/u.test(form))
    .map(([form, { stem: formStem, small }]) => ({
      key: Buffer.from(form).toString('base64url'),
      form: tokenOf(form),
      stem: formStem,
      ...soundFields(form),
      ...(small || form.length < shortestName ? { small: true } : {}),
    }));
}

/** What a passage's score counts beside the mere presence of a word, as far as Meilisearch can order by it. */
function weighed({ title, headings, body }: PassageStems): Pick<Entry, 'salient' | 'repeated'> {
  const above = new Set(`${title} ${headings}`.split(' '));
  const counts = new Map<string, number>();
  for (const stem of body.split(' ')) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const salient = new Set([...counts].filter(([stem, count]) => count > 2 || above.has(stem)).map(([stem]) => stem));
  const repeated = [...counts].filter(([stem, count]) => count === 2 && !salient.has(stem)).map(([stem]) => stem);
  return { salient: [...salient].map(tokenOf), repeated: repeated.map(tokenOf) };
}

function soundFields(form: string): Pick<WordEntry, 'sound' | 'root'> {
  const { whole, root } = soundOf(form);
  return { sound: whole, root };
}

function wellFormedValues(document: PassageDocument): Record<FacetName, string[]> {
  const values = Object.entries(facetValuesOf(document)).map(([name, of]) => [name, wellFormed(of)]);
  return Object.fromEntries(values) as Record<FacetName, string[]>;
}

function joinedWithReport(reportId: string, values: Record<PassageFacet, string[]>): Record<PassageFacet, string[]> {
  const join = (name: PassageFacet) => values[name].map((value) => `${reportId} ${value}`);
  return Object.fromEntries(passageFacets.map((name) => [name, join(name)])) as Record<PassageFacet, string[]>;
}

/** Of most reports nothing happened since they came: that is left out. */
function factsText({ reportId, tier, publishedOn, firstSeenAt, newsAt, kind, sourceId }: PassageDocument): string {
  const later = newsAt === firstSeenAt ? '' : newsAt;
  return [reportId, tier, publishedOn ?? '', firstSeenAt, kind, sourceId, later].join('\t');
}

/** A lone surrogate would make a whole batch unreadable. */
function wellFormed(values: readonly string[]): string[] {
  return values.map((value) => value.toWellFormed());
}
