import type { Statement } from 'better-sqlite3';
import { transliterationKey } from '../../text/transliterate.ts';
import { type Form, indexed, type PassageDocument } from '../document.ts';
import { type Connection, number, type Side, setNumber } from './file.ts';
import { passageMembers, reportMembers } from './members.ts';

/** The passages of one report, in any order. */
export type ReportDocuments = readonly [PassageDocument, ...PassageDocument[]];

const formsRemembered = 200_000;
const shortestName = 4;

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
      'INSERT INTO fts_# (rowid, title, headings, body, keys, id) VALUES (?, ?, ?, ?, ?, ?)',
    );
    documents.forEach((document, position) => {
      const { title, headings, body, keys, forms: own } = indexed(document);
      insert.run(firstRow + position, title, headings, body, keys, document.id);
      countStems(frequencies, [title, headings, body, keys], 1);
      mergeForms(forms, own);
    });
    setNumber(this.#db, `next_row_${this.#side}`, firstRow + documents.length);
    const profiles = Uint32Array.from(documents, (document) => this.#profile(passageMembers(document)));
    this.#statement(
      'INSERT INTO report_# (id, first_row, row_count, profile, passage_profiles, tier, published, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      first.reportId,
      firstRow,
      documents.length,
      this.#profile(reportMembers(first)),
      Buffer.from(profiles.buffer),
      first.tier,
      first.publishedOn ?? null,
      Date.parse(first.firstSeenAt) || 0,
    );
  }

  #delete(reportId: string, frequencies: Map<string, number>): void {
    const found = this.#statement('SELECT idx, first_row, row_count FROM report_# WHERE id = ?').raw().get(reportId);
    if (found === undefined) return;
    const [idx = 0, firstRow = 0, rowCount = 0] = found as number[];
    const last = firstRow + rowCount - 1;
    const fields = this.#statement('SELECT title, headings, body, keys FROM fts_# WHERE rowid BETWEEN ? AND ?').raw();
    for (const row of fields.all(firstRow, last)) countStems(frequencies, row as string[], -1);
    this.#statement('DELETE FROM fts_# WHERE rowid BETWEEN ? AND ?').run(firstRow, last);
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

  #addForms(forms: ReadonlyMap<string, Form>): void {
    const insert = this.#statement(
      'INSERT INTO surface_# (form, reversed, stem, length, sound, root) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (form) DO UPDATE SET sound = NULL, root = NULL WHERE excluded.sound IS NULL AND sound IS NOT NULL',
    );
    for (const form of [...forms.keys()].sort()) {
      const { stem, small } = forms.get(form) ?? { stem: form, small: true };
      const remembered = this.#forms.get(form);
      if (remembered === true || (remembered === false && !small)) continue;
      const letters = [...form];
      insert.run(
        form,
        letters.toReversed().join(''),
        stem,
        letters.length,
        ...(small ? [null, null] : [soundOf(form), soundOf(stem)]),
      );
      if (this.#forms.size >= formsRemembered) this.#forms.clear();
      this.#forms.set(form, small);
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

/** The key by which a name is found in another alphabet; `null` for what can be no name. */
function soundOf(form: string): string | null {
  return /^\p{L}[\p{L}']+$/u.test(form) && form.length >= shortestName ? transliterationKey(form) : null;
}

function countStems(frequencies: Map<string, number>, fields: readonly string[], by: 1 | -1): void {
  for (const stem of new Set(fields.join(' ').split(' '))) {
    if (stem !== '') frequencies.set(stem, (frequencies.get(stem) ?? 0) + by);
  }
}

function mergeForms(into: Map<string, Form>, forms: ReadonlyMap<string, Form>): void {
  for (const [form, { stem, small }] of forms) {
    const known = into.get(form);
    if (known === undefined) into.set(form, { stem, small });
    else known.small ||= small;
  }
}
