import type { Statement } from 'better-sqlite3';
import { type Form, indexed, type PassageDocument } from '../document.ts';
import { shortestName, soundOf } from '../sounds.ts';
import { type Connection, number, type Side, setNumber } from './file.ts';
import { passageMembers, reportMembers } from './members.ts';
import { backwards } from './slips.ts';

/** The passages of one report, in any order. */
export type ReportDocuments = readonly [PassageDocument, ...PassageDocument[]];

const formsRemembered = 100_000;
const longestForm = 40;

/** Writes reports into one side of the tables. Its methods must run inside a transaction, which makes each of them whole or nothing. */
export class ReportWriter {
  readonly #db: Connection;
  readonly #side: Side;
  readonly #statements = new Map<string, Statement>();
  /** Forms known to be in the file, and whether they are known to have stood with a small letter. */
  readonly #forms = new Map<string, boolean>();

  constructor(db: Connection, side: Side) {
    this.#db = db;
    this.#side = side;
  }

  /** Groups by report, and puts each in the place of what stood under its id. */
  put(reports: readonly ReportDocuments[]): void {
    this.remove(reports.map(([first]) => first.reportId));
    const frequencies = new Map<string, number>();
    const forms = new Map<string, Form>();
    for (const report of reports) this.#insert(report, frequencies, forms);
    this.#addForms(forms);
    this.#addFrequencies(frequencies);
  }

  remove(reportIds: readonly string[]): void {
    const frequencies = new Map<string, number>();
    for (const id of reportIds) this.#delete(id, frequencies);
    this.#addFrequencies(frequencies);
  }

  #insert([first, ...rest]: ReportDocuments, frequencies: Map<string, number>, forms: Map<string, Form>): void {
    const documents = [first, ...rest].sort((one, other) => one.ordinal - other.ordinal);
    const firstRow = number(this.#db, `next_row_${this.#side}`);
    const insert = this.#statement(
      'INSERT INTO passage_# (row, title, headings, body, keys, id) VALUES (?, ?, ?, ?, ?, ?)',
    );
    documents.forEach((document, position) => {
      const { title, headings, body, keys } = indexed(document, forms);
      insert.run(firstRow + position, title, headings, body, keys, document.id);
      countStems(frequencies, [title, headings, body, keys], 1);
    });
    this.#statement(
      'INSERT INTO fts_# (rowid, title, headings, body, keys) SELECT row, title, headings, body, keys FROM passage_# WHERE row >= ? ORDER BY row',
    ).run(firstRow);
    setNumber(this.#db, `next_row_${this.#side}`, firstRow + documents.length);
    const profiles = Uint32Array.from(documents, (document) => this.#profile(passageMembers(document)));
    this.#statement(
      'INSERT INTO report_# (id, first_row, row_count, profile, whole, passage_profiles, tier, published, added, news) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      first.reportId,
      firstRow,
      documents.length,
      this.#profile(reportMembers(first)),
      this.#profile([...reportMembers(first), ...documents.flatMap(passageMembers)]),
      Buffer.from(profiles.buffer),
      first.tier,
      first.publishedOn ?? null,
      Date.parse(first.firstSeenAt) || 0,
      Date.parse(first.newsAt) || 0,
    );
  }

  #delete(reportId: string, frequencies: Map<string, number>): void {
    const found = this.#statement('SELECT idx, first_row, row_count FROM report_# WHERE id = ?').raw().get(reportId);
    if (found === undefined) return;
    const [idx = 0, firstRow = 0, rowCount = 0] = found as number[];
    const last = firstRow + rowCount - 1;
    const fields = this.#statement('SELECT title, headings, body, keys FROM passage_# WHERE row BETWEEN ? AND ?').raw();
    for (const row of fields.all(firstRow, last)) countStems(frequencies, row as string[], -1);
    this.#statement(
      "INSERT INTO fts_# (fts_#, rowid, title, headings, body, keys) SELECT 'delete', row, title, headings, body, keys FROM passage_# WHERE row BETWEEN ? AND ?",
    ).run(firstRow, last);
    this.#statement('DELETE FROM passage_# WHERE row BETWEEN ? AND ?').run(firstRow, last);
    this.#statement('DELETE FROM report_# WHERE idx = ?').run(idx);
    this.#statement('INSERT INTO tombstone_# (idx) VALUES (?)').run(idx);
  }

  #profile(members: readonly (readonly [facet: number, value: string])[]): number {
    const ids = members.map(([facet, value]) => this.#value(facet, value)).sort((one, other) => one - other);
    const blob = Buffer.from(Uint32Array.from(new Set(ids)).buffer);
    const known = this.#statement('SELECT id FROM profile_# WHERE members = ?').pluck().get(blob);
    if (known !== undefined) return Number(known);
    return Number(this.#statement('INSERT INTO profile_# (members) VALUES (?)').run(blob).lastInsertRowid);
  }

  #value(facet: number, value: string): number {
    const known = this.#statement('SELECT id FROM value_# WHERE facet = ? AND value = ?').pluck().get(facet, value);
    if (known !== undefined) return Number(known);
    return Number(
      this.#statement('INSERT INTO value_# (facet, value) VALUES (?, ?)').run(facet, value).lastInsertRowid,
    );
  }

  /** The new forms of a batch, in order: neighbours in the file are written together. */
  #addForms(forms: ReadonlyMap<string, Form>): void {
    const add = this.#statement('INSERT INTO surface_# (form, stem) VALUES (?, ?) ON CONFLICT DO NOTHING');
    const added: string[] = [];
    for (const form of [...forms.keys()].filter(isWord).sort()) {
      const { stem, small } = forms.get(form) ?? { stem: form, small: true };
      const remembered = this.#forms.get(form);
      if (remembered === true || (remembered === false && !small)) continue;
      if (add.run(form, form.startsWith(stem) ? stem.length : stem).changes > 0) added.push(form);
      this.#keepName(form, small, added.at(-1) === form);
      if (this.#forms.size >= formsRemembered) this.#forms.clear();
      this.#forms.set(form, small);
    }
    const addEnding = this.#statement('INSERT INTO ending_# (reversed) VALUES (?) ON CONFLICT DO NOTHING');
    for (const reversed of added.map(backwards).sort()) addEnding.run(reversed);
  }

  /** A form that only ever stood with a capital is a name, found by its sound; one that stands with a small letter once is none. */
  #keepName(form: string, small: boolean, isNew: boolean): void {
    if (form.length < shortestName) return;
    if (small && !isNew) this.#statement('DELETE FROM name_# WHERE form = ?').run(form);
    if (!small && isNew) {
      const insert = this.#statement('INSERT INTO name_# (form, sound, root) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
      const { whole, root } = soundOf(form);
      insert.run(form, whole, root);
    }
  }

  #addFrequencies(frequencies: ReadonlyMap<string, number>): void {
    const add = this.#statement(
      'INSERT INTO stem_# (stem, passages) VALUES (?, ?) ON CONFLICT (stem) DO UPDATE SET passages = passages + excluded.passages',
    );
    for (const stem of [...frequencies.keys()].sort()) add.run(stem, frequencies.get(stem));
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#db.prepare(sql.replaceAll('_#', `_${this.#side}`));
    this.#statements.set(sql, statement);
    return statement;
  }
}

function isWord(form: string): boolean {
  return form.length <= longestForm && /^[\p{L}\p{M}']+$/u.test(form);
}

function countStems(frequencies: Map<string, number>, fields: readonly string[], by: 1 | -1): void {
  for (const stem of new Set(fields.join(' ').split(' '))) {
    if (stem !== '') frequencies.set(stem, (frequencies.get(stem) ?? 0) + by);
  }
}
