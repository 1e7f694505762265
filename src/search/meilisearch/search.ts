import type { PassageStems } from '../document.ts';
import type { EngineHit, FacetName, SearchResult } from '../engine.ts';
import { type Plan, planQuery, type Synonyms, type Vocabulary } from '../plan.ts';
import { type SearchQuery, wantedCategories } from '../query.ts';
import { scorer } from '../score.ts';
import { type Parts, partsOf, type Step, stepsOf, sufficient } from '../wanted.ts';
import { browsed, frontOf } from './browse.ts';
import type { Server } from './client.ts';
import { extentOf } from './extent.ts';
import { chosenFacets, filterOf } from './filter.ts';
import type { Known } from './knowledge.ts';
import { type Loosest, readLoosest } from './loosest.ts';
import { areAtLeast, countAll, type Found, match, nothing } from './match.ts';
import type { Placed } from './order.ts';
import { type Bounds, page } from './page.ts';
import { inTokens, sentencesOf } from './sentence.ts';
import { type Distribution, facetCounts, timelineOf } from './tally.ts';
import { withVocabulary } from './vocabulary.ts';

/** Searches by words: the plan that every engine follows, asked of Meilisearch. @throws Failure search.unavailable */
export async function searchByWords(
  server: Server,
  known: Known,
  query: SearchQuery,
  synonyms: Synonyms,
): Promise<SearchResult> {
  const ahead: Ahead = {};
  const guessed = (guess: Plan) => askAhead(server, guess, query, ahead);
  const planned = (vocabulary: Vocabulary) => planQuery(query, vocabulary, synonyms);
  const [plan, index] = await Promise.all([withVocabulary(server, known, planned, guessed), extentOf(server, known)]);
  const { found, placed, clauses, dropped, whole, chosen } = await (plan.clauses.length === 0
    ? browse(server, plan, query)
    : matchMost(server, plan, query, index.passages, ahead));
  const score = scorer(clauses.map(inTokens), index.passages);
  const scoring = () => ({
    score: (stems: PassageStems) => score(spaced(stems)),
    wanted: wantedCategories(query),
    newestDay: index.newestDay,
  });
  const [counts, onPage] = await Promise.all([
    chosen ?? countChosen(server, found, query),
    placed ?? page(server, found, whole !== undefined, query.sort ?? 'relevance', boundsOf(query), scoring()),
  ]);
  return {
    total: found.reports.length,
    facets: facetCounts(found.distribution, counts),
    hits: onPage.map((one) => hitOf(one, query.explain === true)),
    ...(dropped.length > 0 ? { droppedWords: dropped } : {}),
    ...(found.narrowed.length > 0 ? { narrowedWords: found.narrowed.map(({ typed }) => typed) } : {}),
    ...(whole === undefined ? {} : { withAllWords: whole }),
    ...(plan.expansions.length > 0 ? { expansions: plan.expansions } : {}),
    ...(query.timeline ? { timeline: timelineOf(found.distribution, query.timeline === true) } : {}),
  };
}

/** The fields as scoring takes them; the server keeps them without spaces around them. */
function spaced({ title, headings, body, keys }: PassageStems): PassageStems {
  return { title: ` ${title} `, headings: ` ${headings} `, body: ` ${body} `, keys: ` ${keys} ` };
}

/** A placed report as the port gives it. */
export function hitOf({ report, passageId, score, factors }: Placed, explain: boolean): EngineHit {
  return {
    reportId: report.reportId,
    passageId,
    score,
    morePassages: report.passages - 1,
    ...(report.publishedOn === undefined ? {} : { publishedOn: report.publishedOn }),
    ...(explain && factors !== undefined ? { explanation: factors } : {}),
  };
}

/** A question that was asked on a guess, by what it asks. */
type Ahead = { asked?: string; tried?: Promise<Tried> };

/** While the words are looked up, asks what will be asked if all are known and none is a name; not where most of the words may do. */
function askAhead(server: Server, guess: Plan, query: SearchQuery, ahead: Ahead): void {
  const [step] = stepsOf(guess.clauses, 0);
  const begins = query.terms?.all.some((group) => group.some(({ prefix }) => prefix));
  if (step === undefined || guess.clauses.length === 0 || step.enough > 1 || begins) return;
  ahead.asked = questionOf(step, guess);
  ahead.tried = tried(server, guess, step, query, filterOf(query), undefined);
  // Whoever asks the same hears of its failure; nobody else need.
  ahead.tried.catch(() => {});
}

function questionOf(step: Step, { none }: Plan): string {
  return JSON.stringify(sentencesOf(sufficient(step), none).texts);
}

/** What was found, with the counts for chosen facets and the page where they were asked for at once with it. */
type Most = Parts & { found: Found; chosen?: ReadonlyMap<FacetName, Distribution> | undefined; placed?: Placed[] };

async function browse(server: Server, { none }: Plan, query: SearchQuery): Promise<Most> {
  const asked = { sets: [[]], none, filter: filterOf(query) };
  const { texts } = sentencesOf(asked.sets, none);
  const [found, front, chosen] = await Promise.all([
    match(server, asked, { limit: 0 }),
    frontOf(server, { texts, filter: asked.filter }, query),
    countChosen(server, { texts, wrong: [] }, query),
  ]);
  const isSure = found.wrong.length === 0;
  const placed = await browsed(server, found, query, isSure ? front : undefined);
  return { found, placed, chosen: isSure ? chosen : undefined, clauses: [], dropped: [], whole: undefined };
}

/** What the embedded engine's steps find: passages with all words; when those are few, with most of them. */
async function matchMost(
  server: Server,
  plan: Plan,
  query: SearchQuery,
  passages: number,
  ahead: Ahead,
): Promise<Most> {
  const filter = filterOf(query);
  const all = stepsOf(plan.clauses, passages);
  const steps = query.all === true ? all.slice(0, 1) : all;
  const loosest = filter.length > 0 ? undefined : await readLoosest(server, plan, steps, sortOf(query));
  let most: Most | undefined;
  let whole = 0;
  for (const step of steps) {
    const holding = loosest?.reportsWith(step);
    if (holding !== undefined && step.weighed.length === 0) whole = holding;
    if (holding !== undefined && holding < step.enough) continue;
    const isAsked = ahead.asked !== undefined && ahead.asked === questionOf(step, plan);
    const { found, chosen, isEnough } = await (isAsked && ahead.tried
      ? ahead.tried
      : tried(server, plan, step, query, filter, loosest));
    const reports = found.reports.length;
    if (step.weighed.length === 0) whole = reports;
    if (reports === 0 && most !== undefined) continue;
    most = { found, chosen, ...withoutUnasked(partsOf(plan, step, whole, reports), found) };
    if (isEnough) break;
  }
  return most ?? { found: nothing, clauses: [], dropped: [], whole: undefined };
}

type Tried = { found: Found; chosen?: ReadonlyMap<FacetName, Distribution> | undefined; isEnough: boolean };

/** Takes one step. What will be needed if it is the last one, and is likely to be, is asked for at once. */
async function tried(
  server: Server,
  plan: Plan,
  step: Step,
  query: SearchQuery,
  filter: readonly string[],
  loosest: Loosest | undefined,
): Promise<Tried> {
  if (step.all.some(({ frequency }) => frequency === 0)) return { found: nothing, isEnough: false };
  if (loosest?.step === step) return { found: loosest.found, isEnough: true };
  const asked = { sets: sufficient(step), none: plan.none, filter };
  const { texts } = sentencesOf(asked.sets, asked.none);
  const [found, chosen, many] = await Promise.all([
    match(server, asked, sortOf(query)),
    step.enough === 1 ? countChosen(server, { texts, wrong: [] }, query) : undefined,
    step.enough > 1 && filter.length > 0 && areAtLeast(server, step.enough, { texts }),
  ]);
  const reports = found.reports.length;
  const isEnough = reports >= step.enough || (reports > 0 && many);
  return { found, chosen: found.wrong.length > 0 ? undefined : chosen, isEnough };
}

function countChosen(server: Server, found: Pick<Found, 'texts' | 'wrong'>, query: SearchQuery) {
  return countAll(server, found, chosenFacets(query), (facet) => filterOf(query, facet));
}

/** Meilisearch knows the days of publication, so that the first passages can be those of the reports that will come first. */
function sortOf({ sort }: SearchQuery): { sort?: string[] } {
  if (sort === 'newest') return { sort: ['firstDay:desc'] };
  return sort === 'oldest' ? { sort: ['firstDay:asc'] } : {};
}

function boundsOf({ page: number, size }: SearchQuery): Bounds {
  return { first: (number - 1) * size, size };
}

/** Words that the server could not be asked for beside the others are named as left out. */
function withoutUnasked(parts: Parts, { unasked }: Found): Parts {
  if (unasked.length === 0 || parts.whole !== undefined) return parts;
  const clauses = parts.clauses.filter((clause) => !unasked.includes(clause));
  return { ...parts, clauses, dropped: [...parts.dropped, ...unasked.map(({ typed }) => typed)] };
}
