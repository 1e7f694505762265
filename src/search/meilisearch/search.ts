import { parseBox } from '../box.ts';
import { scorer } from '../embedded/score.ts';
import type { EngineHit, SearchResult } from '../engine.ts';
import { type Plan, planQuery, type Synonyms } from '../plan.ts';
import type { SearchQuery } from '../query.ts';
import { type Parts, partsOf, stepsOf, sufficient } from '../wanted.ts';
import type { Server } from './client.ts';
import { extentOf } from './extent.ts';
import { chosenFacets, filterOf } from './filter.ts';
import { areAtLeast, countAll, type Found, match } from './match.ts';
import { byDate, type Placed, type Scoring } from './order.ts';
import { browsed, page } from './page.ts';
import { facetCounts, timelineOf } from './tally.ts';
import { withVocabulary } from './vocabulary.ts';

/** Searches by words: the plan that every engine follows, asked of Meilisearch. @throws Failure search.unavailable */
export async function searchByWords(server: Server, query: SearchQuery, synonyms: Synonyms): Promise<SearchResult> {
  const [plan, index] = await Promise.all([planOf(server, query, synonyms), extentOf(server)]);
  const { found, clauses, dropped, whole } = await matchMost(server, plan, query, index.passages);
  const [chosen, placed] = await Promise.all([
    countAll(server, found, chosenFacets(query), (facet) => filterOf(query, facet)),
    placedOnPage(server, found, whole !== undefined, query, {
      score: scorer(clauses, index.passages),
      wanted: query.categories,
      newestDay: index.newestDay,
    }),
  ]);
  return {
    total: found.reports.length,
    facets: facetCounts(found.distribution, chosen),
    hits: placed.map((one) => hitOf(one, query.explain === true)),
    ...(dropped.length > 0 ? { droppedWords: dropped } : {}),
    ...(whole === undefined ? {} : { withAllWords: whole }),
    ...(plan.expansions.length > 0 ? { expansions: plan.expansions } : {}),
    ...(query.timeline === true ? { timeline: timelineOf(found.distribution) } : {}),
  };
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

function planOf(server: Server, query: SearchQuery, synonyms: Synonyms): Promise<Plan> {
  const terms = query.terms ?? parseBox(query.text).terms;
  const allowed = {
    synonyms: query.synonyms !== false,
    names: query.names !== false,
    spelling: query.spelling !== false,
  };
  return withVocabulary(server, (vocabulary) => planQuery(terms, vocabulary, synonyms, allowed));
}

type Most = Parts & { found: Found };

/** What the embedded engine's steps find: passages with all words; when those are few, with most of them. */
async function matchMost(server: Server, plan: Plan, query: SearchQuery, passages: number): Promise<Most> {
  const filter = filterOf(query);
  const steps = plan.clauses.length === 0 ? [] : stepsOf(plan.clauses, passages);
  let most: Most | undefined;
  let whole = 0;
  for (const step of query.all === true ? steps.slice(0, 1) : steps) {
    const found = await match(server, { sets: sufficient(step), none: plan.none, filter });
    const reports = found.reports.length;
    if (step.weighed.length === 0) whole = reports;
    if (reports === 0 && most !== undefined) continue;
    most = { found, ...withoutUnasked(partsOf(plan, step, whole, reports), found) };
    const isEnough =
      reports >= step.enough || (reports > 0 && filter.length > 0 && areAtLeast(server, step.enough, found));
    if (await isEnough) break;
  }
  if (most !== undefined) return most;
  const found = await match(server, { sets: [[]], none: plan.none, filter });
  return { found, clauses: [], dropped: [], whole: undefined };
}

/** Words that the server could not be asked for beside the others are named as left out. */
function withoutUnasked(parts: Parts, { unasked }: Found): Parts {
  if (unasked.length === 0 || parts.whole !== undefined) return parts;
  const clauses = parts.clauses.filter((clause) => !unasked.includes(clause));
  return { ...parts, clauses, dropped: [...parts.dropped, ...unasked.map(({ typed }) => typed)] };
}

async function placedOnPage(
  server: Server,
  found: Found,
  isLoose: boolean,
  query: SearchQuery,
  scoring: Scoring,
): Promise<Placed[]> {
  const bounds = { first: (query.page - 1) * query.size, size: query.size };
  const { sort = 'relevance' } = query;
  if (!found.byWords) {
    const reports = byDate(found.reports, sort === 'relevance' ? 'newest' : sort);
    return browsed(server, found, reports.slice(bounds.first, bounds.first + bounds.size), scoring.wanted);
  }
  return page(server, found, isLoose, sort, bounds, scoring);
}
