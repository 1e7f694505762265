import { rmSync, statSync } from 'node:fs';
import type { Database as Connection, Options, Statement } from 'better-sqlite3';
import { Failure } from '../../errors.ts';
import { analyserVersion } from '../../text/analyse.ts';

/** An open index file. */
export type { Connection };

/** The two sets of tables of a file: searches read the live one while a rebuild fills the other. */
export type Side = 'a' | 'b';

/** Changes with the tables below or with what `document.ts` puts into them. */
const schemaVersion = '3';
const madeBy = `${schemaVersion}/${analyserVersion}`;
const brokenCodes = new Set(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_CORRUPT_INDEX', 'SQLITE_NOTADB']);

/** Opens a connection to a file; given once the driver is loaded. */
export type Opener = (path: string) => Connection;

/**
 * Loads the driver. It crashes the process without a word on Node older than 22, so the version is checked first.
 * @param mustExist a missing file is an error, and is not made
 * @throws Failure search.unavailable
 */
export async function loadDriver(mustExist = false): Promise<Opener> {
  if (Number(process.versions.node.split('.')[0]) < 22) {
    throw new Failure(
      'search.unavailable',
      `The search index needs Node 22 or newer; this is ${process.versions.node}.`,
    );
  }
  const { default: Database } = await import('better-sqlite3');
  const options: Options = { timeout: 10_000, fileMustExist: mustExist };
  return (path) => new Database(path, options);
}

/** Opens the index at `path`; a file that cannot be read, or that another version made, is begun anew. @throws Failure search.unavailable */
export function openFile(open: Opener, path: string, cacheMb: number): Connection {
  try {
    return prepared(open, path, cacheMb);
  } catch (error) {
    if (!isBroken(error)) throw unavailable(path, error);
  }
  discardFile(path);
  try {
    return prepared(open, path, cacheMb);
  } catch (error) {
    throw unavailable(path, error);
  }
}

/** Deletes an index file: it is a cache, and is begun anew. */
export function discardFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/** Whether an error says that the file's content is damaged. */
export function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && brokenCodes.has(error.code);
}

/** The inode of the file, 0 when there is none: another process that begins a file anew gives it another one. */
export function fileIdentity(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? 0;
}

/** Creates the empty tables of a side, dropping what stood there. */
export function resetSide(db: Connection, side: Side): void {
  for (const table of [
    'fts',
    'passage',
    'report',
    'stem',
    'surface',
    'ending',
    'name',
    'profile',
    'value',
    'tombstone',
  ]) {
    db.exec(`DROP TABLE IF EXISTS ${table}_${side}`);
  }
  db.exec(`
    CREATE TABLE passage_${side} (
      row INTEGER PRIMARY KEY, title TEXT NOT NULL, headings TEXT NOT NULL, body TEXT NOT NULL, keys TEXT NOT NULL, id TEXT NOT NULL
    );
    CREATE VIRTUAL TABLE fts_${side} USING fts5(
      title, headings, body, keys, content='passage_${side}', content_rowid='row', tokenize="ascii tokenchars '.-''''_'"
    );
    CREATE TABLE report_${side} (
      idx INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, first_row INTEGER NOT NULL, row_count INTEGER NOT NULL,
      profile INTEGER NOT NULL, whole INTEGER NOT NULL, passage_profiles BLOB NOT NULL, tier INTEGER NOT NULL, published TEXT,
      added INTEGER NOT NULL, news INTEGER NOT NULL
    );
    CREATE TABLE stem_${side} (stem TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE surface_${side} (form TEXT PRIMARY KEY, stem) WITHOUT ROWID;
    CREATE TABLE ending_${side} (reversed TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE name_${side} (form TEXT PRIMARY KEY, sound TEXT NOT NULL, root TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX name_sound_${side} ON name_${side} (sound);
    CREATE INDEX name_root_${side} ON name_${side} (root);
    CREATE TABLE profile_${side} (id INTEGER PRIMARY KEY, members BLOB NOT NULL UNIQUE);
    CREATE TABLE value_${side} (id INTEGER PRIMARY KEY, facet INTEGER NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
    CREATE TABLE tombstone_${side} (number INTEGER PRIMARY KEY AUTOINCREMENT, idx INTEGER NOT NULL);
  `);
  setNumber(db, `next_row_${side}`, 1);
}

/** A number kept in the file, 0 when absent. */
export function number(db: Connection, key: string): number {
  return Number(meta(db, key) ?? 0);
}

const metaOf = new WeakMap<Connection, Statement>();

/** Read several times a search: to prepare the statement takes longer than to run it. */
function meta(db: Connection, key: string): unknown {
  const statement = metaOf.get(db) ?? db.prepare('SELECT value FROM meta WHERE key = ?').pluck();
  metaOf.set(db, statement);
  return statement.get(key);
}

export function setNumber(db: Connection, key: string, value: number): void {
  setText(db, key, String(value));
}

/** The tables that searches read: their side, and a number that changes whenever they are others than before. */
export type Live = { side: Side; generation: number };

export function live(db: Connection): Live {
  const side = meta(db, 'live') === 'b' ? 'b' : 'a';
  return { side, generation: number(db, 'generation') };
}

/** Makes a side the live one. */
export function setLive(db: Connection, side: Side): void {
  setText(db, 'live', side);
  setNumber(db, 'generation', number(db, 'generation') + 1);
}

export function setText(db: Connection, key: string, value: string): void {
  db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
}

function prepared(open: Opener, path: string, cacheMb: number): Connection {
  const db = open(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma(`cache_size = -${cacheMb * 1024}`);
    db.pragma('temp_store = MEMORY');
    db.pragma('wal_autocheckpoint = 4000');
    if (!isCurrent(db)) db.transaction(() => beginAnew(db)).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function beginAnew(db: Connection): void {
  if (isCurrent(db)) return;
  db.exec('CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  db.exec("DELETE FROM meta WHERE key <> 'generation'");
  resetSide(db, 'a');
  resetSide(db, 'b');
  setLive(db, 'a');
  setText(db, 'made_by', madeBy);
}

function isCurrent(db: Connection): boolean {
  const exists = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").pluck().get();
  if (exists === undefined) return false;
  return db.prepare("SELECT value FROM meta WHERE key = 'made_by'").pluck().get() === madeBy;
}

function unavailable(path: string, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure('search.unavailable', `The search index ${path} cannot be opened: ${reason}.`, {
    cause,
    retryable: true,
  });
}
