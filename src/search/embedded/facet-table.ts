import type { IsoDate } from '../../model/values.ts';
import { type DaySpan, monthOf, noSpan, spanOf } from '../days.ts';
import { type Connection, number, type Side } from './file.ts';
import { isReportFacet } from './members.ts';

/** What the table keeps of a report. `rows` are consecutive from `firstRow`. */
export type ReportFacts = {
  firstRow: number;
  rowCount: number;
  profile: number;
  /** The profile of all that the report and its passages bear. */
  whole: number;
  tier: number;
  span: DaySpan;
  /** Its place in `months`, -1 without a date. */
  month: number;
  /** Epoch milliseconds of the first sight. */
  added: number;
  /** Epoch milliseconds of what happened last. */
  news: number;
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
  /** Profile `p` holds `members` from `memberStart[p]` up to `memberStart[p + 1]`: ids of values. */
  members: Int32Array = new Int32Array(4096);
  memberStart: Int32Array = new Int32Array(1024);
  /** One more than the highest profile. */
  endProfile = 1;
  /** By profile: 1 for those of reports. */
  ofReport: Int32Array = new Int32Array(1024);
  /** By value: the facet that it belongs to, and its text. */
  readonly facetOf: number[] = [];
  readonly valueText: string[] = [];
  /** `2024-06`, or `2024` where no month is known, as reports brought them. */
  readonly months: IsoDate[] = [];
  /** One more than the highest row. */
  endRow = 0;
  newestDay = 0;
  /** By number of report, the product of its standing once it was asked for, else 0. */
  standings: Float64Array = new Float64Array();
  readonly #side: Side;
  readonly #valueIds = new Map<string, number>();
  readonly #monthPlaces = new Map<IsoDate, number>();
  #lastTombstone = 0;
  #rows: Int32Array | undefined;

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
    this.#rows = undefined;
    this.standings = new Float64Array(this.reports.length);
  }

  /** All rows, ascending. */
  rows(): Int32Array {
    this.#rows ??= Int32Array.from({ length: this.endRow }, (_, row) => row).filter(
      (row) => (this.reportOf[row] ?? 0) > 0,
    );
    return this.#rows;
  }

  /** The values of a profile. */
  valuesOf(profile: number): Int32Array {
    return this.members.subarray(this.memberStart[profile], this.memberStart[profile + 1]);
  }

  /** The id of a facet's value; `undefined` when no passage ever bore it. */
  valueId(facet: number, value: string): number | undefined {
    return this.#valueIds.get(`${facet} ${value}`);
  }

  #month(published: IsoDate | null): number {
    const month = published === null ? undefined : monthOf(published);
    if (month === undefined) return -1;
    const place = this.#monthPlaces.get(month) ?? this.months.push(month) - 1;
    this.#monthPlaces.set(month, place);
    return place;
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
    for (const row of rows.iterate(this.endProfile)) {
      const [id, blob] = row as [number, Uint8Array];
      const values = numbersOf(blob);
      const start = this.memberStart[id] ?? 0;
      this.members = grown(this.members, start + values.length);
      this.members.set(values, start);
      this.memberStart = grown(this.memberStart, id + 2);
      this.memberStart[id + 1] = start + values.length;
      this.ofReport = grown(this.ofReport, id + 1);
      this.ofReport[id] = Number(values.some((value) => isReportFacet(this.facetOf[value] ?? -1)));
      this.endProfile = id + 1;
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
        `SELECT idx, first_row, row_count, profile, whole, tier, added, news, published, passage_profiles FROM report_${this.#side} WHERE idx >= ? ORDER BY idx`,
      )
      .raw();
    for (const row of rows.iterate(Math.max(1, this.reports.length))) {
      const [idx, firstRow, rowCount, profile, whole, tier, added, news, published, profiles] = row as [
        ...[number, number, number, number, number, number, number, number],
        string | null,
        Uint8Array,
      ];
      const span = published === null ? noSpan : spanOf(published);
      const month = this.#month(published);
      this.reports[idx] = { firstRow, rowCount, profile, whole, tier, span, month, added, news };
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
