import { facetValuesOf, type PassageDocument } from './document.ts';
import { type FacetName, facetNames, type SearchEngine } from './engine.ts';

/** Ids of reports where index and store do not agree. `missing` and `differing` must be put again, `surplus` removed. */
export type Drift = { missing: string[]; surplus: string[]; differing: string[] };

/** The documents of the store, those of a report together, each time it is called. */
type Expected = () => AsyncIterable<readonly PassageDocument[]>;
type Searches = Pick<SearchEngine, 'search'>;
/** By report: how many passages are indexed, and one of their ids. */
type Indexed = Map<string, { passages: number; one: string }>;
type Counts = Map<string, number>;

const reportsAPage = 1000;

/**
 * Compares an index with what the store has for it: which reports, how many passages of each and of which version, and which reports bear each
 * facet's values whose counts differ. Asks the engine through its port, so it holds for every engine. What is written meanwhile counts as drift.
 */
export async function driftOf(engine: Searches, expected: Expected): Promise<Drift> {
  const { indexed, counts } = await whatIsIndexed(engine);
  const drift: Drift = { missing: [], surplus: [], differing: [] };
  const wanted: Counts = new Map();
  for await (const documents of expected()) {
    const [first] = documents;
    if (first === undefined) continue;
    const { reportId } = first;
    const found = indexed.get(reportId);
    indexed.delete(reportId);
    if (found === undefined) drift.missing.push(reportId);
    else if (found.passages !== documents.length || !documents.some(({ id }) => id === found.one))
      drift.differing.push(reportId);
    for (const key of keysOf(documents)) wanted.set(key, (wanted.get(key) ?? 0) + 1);
  }
  drift.surplus.push(...indexed.keys());
  const known = new Set([...drift.missing, ...drift.surplus, ...drift.differing]);
  const otherwise = await wronglyLabelled(engine, expected, differing(wanted, counts));
  drift.differing.push(...[...otherwise].filter((reportId) => !known.has(reportId)));
  return drift;
}

async function whatIsIndexed(engine: Searches): Promise<{ indexed: Indexed; counts: Counts }> {
  const indexed: Indexed = new Map();
  const counts: Counts = new Map();
  for await (const { hits, facets } of pagesOf(engine, {})) {
    for (const { reportId, morePassages, passageId } of hits)
      indexed.set(reportId, { passages: morePassages + 1, one: passageId });
    for (const name of facetNames)
      for (const [value, count] of Object.entries(facets[name])) counts.set(keyOf(name, value), count);
  }
  return { indexed, counts };
}

/** All pages of a search for everything that bears one value, or for everything. */
async function* pagesOf(engine: Searches, bearing: { name?: FacetName; value?: string }) {
  const { name, value = '' } = bearing;
  const facets = name === undefined ? {} : { [name]: { include: [value], exclude: [] } };
  const all = { text: '', facets, size: reportsAPage, sort: 'added' as const };
  for (let page = 1; ; page += 1) {
    const result = await engine.search({ ...all, page });
    yield result;
    if (result.hits.length === 0 || page * reportsAPage >= result.total) return;
  }
}

/** Reports that the index and the store do not both give one of these values. */
async function wronglyLabelled(engine: Searches, expected: Expected, keys: ReadonlySet<string>): Promise<Set<string>> {
  if (keys.size === 0) return new Set();
  const wanted = new Map([...keys].map((key) => [key, new Set<string>()]));
  for await (const documents of expected())
    for (const key of keysOf(documents)) wanted.get(key)?.add(documents[0]?.reportId ?? '');
  const wrong = new Set<string>();
  for (const [key, reports] of wanted) {
    const borne = new Set<string>();
    for await (const { hits } of pagesOf(engine, bearingOf(key))) for (const { reportId } of hits) borne.add(reportId);
    for (const reportId of reports) if (!borne.has(reportId)) wrong.add(reportId);
    for (const reportId of borne) if (!reports.has(reportId)) wrong.add(reportId);
  }
  return wrong;
}

function differing(wanted: Counts, found: Counts): Set<string> {
  const keys = [...new Set([...wanted.keys(), ...found.keys()])];
  return new Set(keys.filter((key) => wanted.get(key) !== found.get(key)));
}

function keysOf(documents: readonly PassageDocument[]): Set<string> {
  return new Set(
    documents.flatMap((document) =>
      Object.entries(facetValuesOf(document)).flatMap(([name, values]) => values.map((value) => keyOf(name, value))),
    ),
  );
}

function keyOf(name: string, value: string): string {
  return `${name} ${value}`;
}

function bearingOf(key: string): { name: FacetName; value: string } {
  const space = key.indexOf(' ');
  return { name: key.slice(0, space) as FacetName, value: key.slice(space + 1) };
}
