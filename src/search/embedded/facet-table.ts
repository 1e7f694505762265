import { type DaySpan, noSpan, spanOf } from './days.ts';
import type { Connection, Side } from './file.ts';
import { number } from './file.ts';

/** What the table keeps of a report. `rows` are consecutive from `firstRow`. */
export type ReportFacts = {
  firstRow: number;
  rowCount: number;
  profile: number;
  tier: number;
  span: DaySpan;
  /** Epoch milliseconds of the first sight. */
  added: number;
};

/**
 * The facets of every passage in typed arrays, so that filtering and exact counting are one pass over the rows that match. A passage and a
 * report each have a profile: a set of facet values that many others share. About 8 bytes a passage.
 */
export class FacetTable {
  /** By row: the report's number, 0 for none. */
  reportOf: Int32Array = new Int32Array(1024);
  /** By row: the passage's profile. */
  profileOf: Int32Array = new Int32Array(1024);
  /** By number of report. */
  readonly reports: (ReportFacts | undefined)[] = [];
  /** By profile: its values. */
  readonly profiles: Uint32Array[] = [];
  /** By value: the facet that it belongs to, and its text. */
  readonly facetOf: number[] = [];
  readonly valueText: string[] = [];
  /** One more than the highest row. */
  endRow = 0;
  newestDay = 0;
  readonly #side: Side;
  readonly #valueIds = new Map<string, number>();
  #lastTombstone = 0;

  constructor(side: Side) {
    this.#side = side;
  }

  /** Reads what was written since it last read. */
  catchUp(db: Connection): void {
    this.#readValues(db);
    this.#readProfiles(db);
    this.#readTombstones(db);
    this.#readReports(db);
    this.endRow = number(db, `next_row_${this.#side}`);
  }

  /** The id of a facet's value; `undefined` when no passage ever bore it. */
  valueId(facet: number, value: string): number | undefined {
    return this.#valueIds.get(`${facet} ${value}`);
  }

  #readValues(db: Connection): void {
    const rows = db.prepare(`SELECT id, facet, value FROM value_${this.#side} WHERE id >= ? ORDER BY id`).raw();
    for (const row of rows.all(this.facetOf.length)) {
      const [id, facet, value] = row as [number, number, string];
      this.facetOf[id] = facet;
      this.valueText[id] = value;
      this.#valueIds.set(`${facet} ${value}`, id);
    }
  }

  #readProfiles(db: Connection): void {
    const rows = db.prepare(`SELECT id, members FROM profile_${this.#side} WHERE id >= ? ORDER BY id`).raw();
    for (const row of rows.all(this.profiles.length)) {
      const [id, members] = row as [number, Uint8Array];
      this.profiles[id] = numbersOf(members);
    }
  }

  #readTombstones(db: Connection): void {
    const rows = db.prepare(`SELECT number, idx FROM tombstone_${this.#side} WHERE number > ? ORDER BY number`).raw();
    for (const row of rows.all(this.#lastTombstone)) {
      const [number, idx] = row as [number, number];
      this.#lastTombstone = number;
      const gone = this.reports[idx];
      if (gone === undefined) continue;
      this.reportOf.fill(0, gone.firstRow, gone.firstRow + gone.rowCount);
      this.reports[idx] = undefined;
    }
  }

  #readReports(db: Connection): void {
    const rows = db
      .prepare(
        `SELECT idx, first_row, row_count, profile, tier, added, published, passage_profiles FROM report_${this.#side} WHERE idx >= ? ORDER BY idx`,
      )
      .raw();
    for (const row of rows.iterate(Math.max(1, this.reports.length))) {
      const [idx, firstRow, rowCount, profile, tier, added, published, profiles] = row as [
        ...[number, number, number, number, number, number],
        string | null,
        Uint8Array,
      ];
      const span = published === null ? noSpan : spanOf(published);
      this.reports[idx] = { firstRow, rowCount, profile, tier, span, added };
      if (span !== noSpan) this.newestDay = Math.max(this.newestDay, span.from);
      this.reportOf = grown(this.reportOf, firstRow + rowCount);
      this.profileOf = grown(this.profileOf, firstRow + rowCount);
      this.reportOf.fill(idx, firstRow, firstRow + rowCount);
      this.profileOf.set(numbersOf(profiles), firstRow);
    }
  }
}

/** Blobs of the driver may begin anywhere in memory: the bytes are copied to where numbers may stand. */
function numbersOf(blob: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(blob).buffer);
}

function grown(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const larger = new Int32Array(Math.max(length, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}
