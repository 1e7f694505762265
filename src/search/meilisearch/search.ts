import { parseBox } from '../box.ts';
import { attempts } from '../embedded/attempts.ts';
import { scorer } from '../embedded/score.ts';
import type { EngineHit, SearchResult } from '../engine.ts';
import { type Clause, type Plan, planQuery, type Synonyms } from '../plan.ts';
import type { SearchQuery } from '../query.ts';
import type { Server } from './client.ts';
import { extentOf } from './extent.ts';
import { chosenFacets, filterOf } from './filter.ts';
import { countAll, type Found, match } from './match.ts';
import { byDate, type Placed, type Scoring } from './order.ts';
import { browsed, page } from './page.ts';
import { facetCounts, timelineOf } from './tally.ts';
import { withVocabulary } from './vocabulary.ts';

/** Searches by words: the plan that every engine follows, asked of Meilisearch. @throws Failure search.unavailable */
export async function searchByWords(server: Server, query: SearchQuery, synonyms: Synonyms): Promise<SearchResult> {
  const [plan, index] = await Promise.all([planOf(server, query, synonyms), extentOf(server)]);
  const { found, clauses, dropped } = await matchMost(server, plan, filterOf(query));
  const [chosen, placed] = await Promise.all([
    countAll(server, found, chosenFacets(query), (facet) => filterOf(query, facet)),
    placedOnPage(server, found, query, {
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

type Most = { found: Found; clauses: readonly Clause[]; dropped: string[] };

async function matchMost(server: Server, plan: Plan, filter: readonly string[]): Promise<Most> {
  let first: Found | undefined;
  for (const clauses of attempts(plan.clauses)) {
    const found = await match(server, { clauses, none: plan.none, filter });
    first ??= found;
    if (found.reports.length === 0) continue;
    const asked = clauses.filter((clause) => !found.unasked.includes(clause));
    const dropped = plan.clauses.filter((clause) => !asked.includes(clause)).map((clause) => clause.typed);
    return { found, clauses: asked, dropped };
  }
  const found = first ?? (await match(server, { clauses: [], none: plan.none, filter }));
  return { found, clauses: plan.clauses, dropped: [] };
}

async function placedOnPage(server: Server, found: Found, query: SearchQuery, scoring: Scoring): Promise<Placed[]> {
  const bounds = { first: (query.page - 1) * query.size, size: query.size };
  const { sort = 'relevance' } = query;
  if (found.clauses.length === 0) {
    const reports = byDate(found.reports, sort === 'relevance' ? 'newest' : sort);
    return browsed(server, found, reports.slice(bounds.first, bounds.first + bounds.size), scoring.wanted);
  }
  return page(server, found, sort, bounds, scoring);
}
