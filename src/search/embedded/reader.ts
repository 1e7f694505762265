import type { Statement } from 'better-sqlite3';
import type { PassageStems } from '../document.ts';
import type { EngineHit, SearchResult } from '../engine.ts';
import { type Plan, planQuery, type Synonyms, type Vocabulary } from '../plan.ts';
import { type SearchQuery, wantedCategories } from '../query.ts';
import { scorer } from '../score.ts';
import { type Parts, partsOf, type Step, stepsOf } from '../wanted.ts';
import { agreements, type Ranked } from './best.ts';
import { FacetTable } from './facet-table.ts';
import type { Connection, Side } from './file.ts';
import { type Filter, filterOf, type Grouped, group, groupAll } from './group.ts';
import { rowsHolding } from './holding.ts';
import { KeptRows } from './kept-rows.ts';
import { anyExpression, matchExpression, titleExpression } from './match.ts';
import { strongFacet } from './members.ts';
import { rank } from './rank.ts';
import { rankSimilar, resembling } from './similar.ts';
import { timelineOf } from './timeline.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Memory for the rows of expressions, of each thread that searches. */
const keptBytes = 8_000_000;

/** Searches one side of a file. Its methods must run inside a read transaction, so that table and file agree. */
export class SideReader {
  readonly #table: FacetTable;
  readonly #vocabulary: Vocabulary;
  readonly #synonyms: Synonyms;
  readonly #matching: Statement;
  readonly #stems: Statement;
  readonly #passageId: Statement;
  readonly #report: Statement;
  readonly #reportIdx: Statement;
  readonly #kept = new KeptRows(keptBytes);
  #all: Grouped | undefined;

  constructor(db: Connection, side: Side, synonyms: Synonyms) {
    this.#table = new FacetTable(side);
    this.#vocabulary = vocabularyOf(db, side);
    this.#synonyms = synonyms;
    this.#matching = db.prepare(`SELECT rowid FROM fts_${side} WHERE fts_${side} MATCH ?`).pluck();
    // All rows of a page at once, with the spaces that scoring needs: adding them there would copy every text.
    this.#stems = db.prepare(
      `SELECT ' ' || title || ' ' AS title, ' ' || headings || ' ' AS headings, ' ' || body || ' ' AS body, ' ' || keys || ' ' AS keys, asked.key AS place
       FROM json_each(?) AS asked CROSS JOIN passage_${side} ON row = asked.value`,
    );
    this.#passageId = db.prepare(`SELECT id FROM passage_${side} WHERE row = ?`).pluck();
    this.#report = db.prepare(`SELECT id, published FROM report_${side} WHERE idx = ?`);
    this.#reportIdx = db.prepare(`SELECT idx FROM report_${side} WHERE id = ?`).pluck();
  }

  catchUp(db: Connection): void {
    this.#all = undefined;
    this.#kept.clear();
    this.#table.catchUp(db);
  }

  search(query: SearchQuery): SearchResult {
    return query.like === undefined ? this.#byWords(query) : this.#byLikeness(query, query.like);
  }

  #byLikeness(query: SearchQuery, { text, reportId }: { text: string; reportId: string }): SearchResult {
    const rowsWith = (stem: string) => this.#rows(anyExpression([[stem]]));
    const rows = resembling(text, this.#table.endRow, this.#vocabulary.frequency, rowsWith);
    const own = this.#reportIdx.get(reportId);
    const others = Int32Array.from(rows.keys())
      .filter((row) => this.#table.reportOf[row] !== own)
      .sort();
    const grouped = group(others, this.#table, filterOf(query, this.#table));
    const first = (query.page - 1) * query.size;
    const ranked = rankSimilar(grouped, rows, this.#table).slice(first, first + query.size);
    const hits = ranked.map((one) => this.#hit(one, false));
    return { total: grouped.reports.length, facets: grouped.facets, hits };
  }

  #byWords(query: SearchQuery): SearchResult {
    const plan = planQuery(query, this.#vocabulary, this.#synonyms);
    const found = this.#matchMost(plan, filterOf(query, this.#table), query.all === true);
    const ranked = this.#rank(query, found);
    return {
      total: found.grouped.reports.length,
      facets: found.grouped.facets,
      hits: ranked.map((one) => this.#hit(one, query.explain === true)),
      ...(found.dropped.length > 0 ? { droppedWords: found.dropped } : {}),
      ...(found.whole === undefined ? {} : { withAllWords: found.whole }),
      ...(plan.expansions.length > 0 ? { expansions: plan.expansions } : {}),
      ...(query.timeline ? { timeline: timelineOf(found.grouped, this.#table, query.timeline === true) } : {}),
    };
  }

  /** Passages with all clauses; when those are few, with most of them. `strict`: with all clauses and no others. */
  #matchMost(plan: Plan, filter: Filter, strict: boolean): Most {
    const steps = plan.clauses.length === 0 ? [] : stepsOf(plan.clauses, this.#table.endRow);
    let most: Most | undefined;
    let whole = 0;
    for (const step of strict ? steps.slice(0, 1) : steps) {
      const rows = this.#rowsOf(step, plan.none);
      const grouped = group(rows, this.#table, filter);
      const isWhole = step.weighed.length === 0;
      if (isWhole) whole = grouped.reports.length;
      if (grouped.reports.length === 0 && most !== undefined) continue;
      most = { grouped, ...partsOf(plan, step, whole, grouped.reports.length) };
      if (grouped.reports.length > 0 && this.#areAtLeast(step.enough, rows)) break;
    }
    return most ?? { grouped: this.#withoutWords(plan, filter), clauses: [], dropped: [], whole: undefined };
  }

  #rowsOf(step: Step, none: Plan['none']): Int32Array {
    if (step.weighed.length > 0) return rowsHolding(step, none, (expression) => this.#rows(expression));
    const expression = matchExpression(step.all, none);
    return expression === undefined ? new Int32Array() : this.#rows(expression);
  }

  #areAtLeast(count: number, rows: Iterable<number>): boolean {
    const reports = new Set<number>();
    for (const row of rows) {
      reports.add(this.#table.reportOf[row] ?? 0);
      if (reports.size >= count) return true;
    }
    return false;
  }

  #withoutWords(plan: Plan, filter: Filter): Grouped {
    if (plan.none.length === 0) return this.#browsed(filter);
    const excluded = new Set(this.#rows(anyExpression(plan.none)));
    const others = this.#table.rows().filter((row) => !excluded.has(row));
    return group(others, this.#table, filter);
  }

  /** All reports, counted once after each change: every visit to the first page asks for them. */
  #browsed(filter: Filter): Grouped {
    if (filter.facets.size > 0 || filter.period !== undefined) return groupAll(this.#table, filter);
    this.#all ??= groupAll(this.#table, filter);
    return this.#all;
  }

  #rank(query: SearchQuery, { clauses, grouped, whole }: Most): Ranked[] {
    const { page, size, sort = 'relevance' } = query;
    const wanted = wantedCategories(query).map((category) => this.#table.valueId(strongFacet, category) ?? 0);
    const scoring = {
      table: this.#table,
      words: (rows: readonly number[]) => this.#scores(rows, scorer(clauses, this.#table.endRow)),
      agreement: agreements(this.#table, new Set(wanted)),
    };
    const titleRows = () => new Set(whole === undefined ? this.#rows(titleExpression(clauses)) : []);
    return rank(grouped, { sort, clauses, first: (page - 1) * size, size }, scoring, titleRows);
  }

  #scores(rows: readonly number[], score: (stems: PassageStems) => number): number[] {
    const scores = rows.map(() => 0);
    const read = this.#stems.all(JSON.stringify(rows)) as (PassageStems & { place: number })[];
    for (const stems of read) scores[stems.place] = score(stems);
    return scores;
  }

  #rows(expression: string): Int32Array {
    return this.#kept.of(expression, () => this.#matching.all(expression) as number[]);
  }

  #hit({ report, row, rows, score, factors }: Ranked, explain: boolean): EngineHit {
    const facts = this.#report.get(report) as { id: string; published: string | null };
    return {
      reportId: facts.id,
      passageId: String(this.#passageId.get(row)),
      score,
      morePassages: rows - 1,
      ...(facts.published === null ? {} : { publishedOn: facts.published }),
      ...(explain && factors !== undefined ? { explanation: factors } : {}),
    };
  }
}

type Most = Parts & { grouped: Grouped };
