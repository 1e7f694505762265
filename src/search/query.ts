import { Failure } from '../errors.ts';
import type { IsoDate } from '../model/values.ts';
import { type BoxField, type BoxOptions, parseBox, type QueryTerms } from './box.ts';
import { type FacetName, facetNames } from './engine.ts';

/** Values of one facet that a passage must bear (one of) or must not bear (any of). */
type FacetFilter = { include: string[]; exclude: string[] };

/** How results can be ordered, in the order it is offered. */
export const sortOrders = ['relevance', 'newest', 'oldest', 'added', 'news'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** What is asked of an engine: parsed, typed, and free of any engine's own syntax. */
export type SearchQuery = {
  /** The words as typed, in any language; empty to browse. */
  text: string;
  /** Filters by facet; a passage must pass all. */
  facets: Partial<Record<FacetName, FacetFilter>>;
  /** Inclusive bounds on the date of publication; a report known only by year or month matches when its span overlaps. */
  from?: IsoDate;
  until?: IsoDate;
  /** From 1. */
  page: number;
  /** Reports a page. */
  size: number;
  /** `text` as read by `parseBox`; `termsOf` reads it when it is absent. */
  terms?: QueryTerms;
  /** Relevance by default; newest when there are no words. */
  sort?: SortOrder;
  /** Words of the same meaning in the other language are found too, unless false. */
  synonyms?: boolean;
  /** Names are found in the other alphabet too, unless false. */
  names?: boolean;
  /** Misspelt words that nothing contains are corrected, unless false. */
  spelling?: boolean;
  /** Only passages with all the words are found, however few. */
  all?: boolean;
  /** Says of each hit what its score is made of. */
  explain?: boolean;
  /** Passages that resemble this text, of other reports than this one, are found instead of words; filters hold as ever. */
  like?: { text: string; reportId: string };
  /** Counts the matching reports by month and category; `reports`: by month alone, which is sooner done. */
  timeline?: boolean | 'reports';
};

/** What callers hand in: the parameters of an address, or options of the command line. */
export type QueryParameters =
  | URLSearchParams
  | Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Values that a facet can have; a facet that is absent here takes any. */
export type KnownValues = Partial<Record<FacetName, Iterable<string>>>;

const longestText = 500;
const lastPage = 10_000;
const largestSize = 100;
const mostValues = 50;
const longestValue = 100;
const boxNames: Readonly<Record<string, string>> = { after: 'from', before: 'until', publisher: 'source' };
const switches = ['prefix', 'synonyms', 'names', 'spelling', 'all', 'explain', 'timeline'];
const parameterNames: readonly string[] = ['q', 'from', 'until', 'page', 'size', 'sort', ...switches, ...facetNames];
const boxFields: ReadonlySet<string> = new Set([...facetNames, 'from', 'until', ...Object.keys(boxNames)]);

/**
 * Reads a query from parameters: `q`, one parameter for each facet (repeatable; a leading `-` excludes), `from`, `until`, `page` (1 to
 * 10000), `size` (1 to 100, 20 by default), `sort`, `prefix`, `synonyms`, `names`, `spelling`, `all`,
 * `explain`, `timeline` (`true` or `false`). `field:value` in `q` does the same as the
 * parameter; `after:` and `before:` are other names of `from` and `until`, both inclusive. Line ends and tabs in `q` are spaces.
 * `provisions` reads references to law in any spelling (`createProvisionParser(…).inQuery`).
 * @throws Failure search.query naming the parameter that has a bad value
 */
export function parseQuery(
  parameters: QueryParameters,
  known: KnownValues = {},
  provisions?: BoxOptions['provisions'],
): SearchQuery {
  const read = readerOf(parameters);
  const text = queryText(read);
  const { terms, fields } = parseBox(text, {
    fields: boxFields,
    prefix: flag(read, 'prefix', false),
    ...(provisions === undefined ? {} : { provisions }),
  });
  const facets: Partial<Record<FacetName, FacetFilter>> = {};
  for (const name of facetNames) {
    const filter = facetFilter(name, read, fields, known[name]);
    if (filter !== undefined) facets[name] = filter;
  }
  const sort = sortOrder(read);
  return {
    text,
    terms,
    facets,
    ...period(read, fields),
    page: whole(read, 'page', 1, lastPage),
    size: whole(read, 'size', 20, largestSize),
    ...(sort === undefined ? {} : { sort }),
    synonyms: flag(read, 'synonyms', true),
    names: flag(read, 'names', true),
    spelling: flag(read, 'spelling', true),
    all: flag(read, 'all', false),
    explain: flag(read, 'explain', false),
    timeline: flag(read, 'timeline', false),
  };
}

/** What was typed, as whoever made the query read it, else as words alone. */
export function termsOf({ terms, text }: Pick<SearchQuery, 'terms' | 'text'>): QueryTerms {
  return terms ?? parseBox(text).terms;
}

/**
 * Refuses a name that is no parameter of a search: a misspelt filter that was passed over would widen a search for as long as it is kept.
 * @throws Failure search.query naming the parameter
 */
export function requireParameters(parameters: URLSearchParams): void {
  const unknown = [...parameters.keys()].find((name) => !parameterNames.includes(name));
  if (unknown === undefined) return;
  const parameter = unknown.slice(0, longestValue);
  throw new Failure(
    'search.query',
    `${JSON.stringify(parameter)} is no parameter of a search; these are: ${parameterNames.join(', ')}.`,
    { parameter },
  );
}

/** The categories that a query asks for; none when any will do. */
export function wantedCategories({ facets }: Pick<SearchQuery, 'facets'>): readonly string[] {
  return facets.category?.include ?? [];
}

type Reader = (name: string) => string[];

function readerOf(parameters: QueryParameters): Reader {
  if (parameters instanceof URLSearchParams) return (name) => parameters.getAll(name);
  return (name) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (value === undefined) return [];
    return typeof value === 'object' ? [...value] : [String(value)];
  };
}

function queryText(read: Reader): string {
  const typed = read('q').join(' ');
  const control = /(?!\s)[\p{Cc}]/u.exec(typed)?.[0];
  if (control !== undefined) throw bad('q', `holds the control character U+${hex(control)}; type the words without it`);
  const text = typed.replace(/[\s\p{Cs}\ufeff]/gu, ' ');
  if (text.length > longestText)
    throw bad('q', `is ${text.length} characters long; at most ${longestText} are searched`);
  return text;
}

function hex(letter: string): string {
  return letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

function facetFilter(
  name: FacetName,
  read: Reader,
  fields: readonly BoxField[],
  known: Iterable<string> | undefined,
): FacetFilter | undefined {
  const filter: FacetFilter = { include: [], exclude: [] };
  for (const value of read(name)) addValue(filter, value);
  for (const field of fields) {
    if (fieldName(field) === name) addValue(filter, field.exclude ? `-${field.value}` : field.value);
  }
  if (filter.include.length + filter.exclude.length === 0) return undefined;
  checkValues(name, [...filter.include, ...filter.exclude], known);
  return filter;
}

function addValue(filter: FacetFilter, value: string): void {
  if (value === '') return;
  const [list, wanted] = value.startsWith('-') ? [filter.exclude, value.slice(1)] : [filter.include, value];
  if (!list.includes(wanted)) list.push(wanted);
}

function checkValues(name: FacetName, values: readonly string[], known: Iterable<string> | undefined): void {
  if (values.length > mostValues) throw bad(name, `has ${values.length} values; at most ${mostValues} are taken`);
  const allowed = known === undefined ? undefined : new Set(known);
  for (const value of values) {
    if (value.length > longestValue || /\p{Cc}/u.test(value))
      throw bad(name, 'has a value that is too long or not text');
    if (allowed?.has(value) === false) throw bad(name, `has no value ${JSON.stringify(value)}`);
  }
}

function fieldName(field: BoxField): string {
  return boxNames[field.field] ?? field.field;
}

function period(read: Reader, fields: readonly BoxField[]): { from?: IsoDate; until?: IsoDate } {
  const from = date('from', read, fields);
  const until = date('until', read, fields);
  if (from !== undefined && until !== undefined && from > until && !from.startsWith(until)) {
    throw bad('from', `${from} is later than until, ${until}`);
  }
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

function date(name: 'from' | 'until', read: Reader, fields: readonly BoxField[]): IsoDate | undefined {
  const field = fields.findLast((field) => fieldName(field) === name);
  if (field?.exclude) throw bad(name, 'takes no minus; leave out the minus, or turn after and before round');
  const typed = field?.value;
  const value = (typed ?? read(name).at(-1) ?? '').trim();
  if (value === '') return undefined;
  if (!isDate(value))
    throw bad(name, `${JSON.stringify(value.slice(0, 40))} is not a date such as 2024, 2024-06 or 2024-06-26`);
  return value;
}

function isDate(value: string): boolean {
  if (!/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)) return false;
  const [year = '', month = '01', day = '01'] = value.split('-');
  const instant = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(`${year}-${month}-${day}`);
}

function whole(read: Reader, name: string, fallback: number, most: number): number {
  const value = read(name).at(-1) ?? '';
  if (value === '') return fallback;
  const count = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (count < 1 || count > most) throw bad(name, `must be a whole number from 1 to ${most}`);
  return count;
}

function sortOrder(read: Reader): SortOrder | undefined {
  const value = read('sort').at(-1) ?? '';
  if (value === '') return undefined;
  const order = sortOrders.find((name) => name === value);
  if (order === undefined) throw bad('sort', `must be one of ${sortOrders.join(', ')}`);
  return order;
}

function flag(read: Reader, name: string, fallback: boolean): boolean {
  const value = read(name).at(-1) ?? '';
  if (value === '') return fallback;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw bad(name, 'must be true or false');
}

function bad(parameter: string, reason: string): Failure {
  return new Failure('search.query', `${parameter}: ${reason}.`, { parameter });
}
