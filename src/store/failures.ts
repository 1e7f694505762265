import { Failure, type FailureCode } from '../errors.ts';

type Known = { code: FailureCode; sentence: string; retryable?: boolean };

const full: Known = { code: 'store.full', sentence: 'The disk is full: nothing was kept. Make room and try again' };
const unwritable: Known = {
  code: 'store.unwritable',
  sentence:
    'The data directory cannot be written. Check that it exists, is no read-only disk, and belongs to this user',
};
const corrupt: Known = { code: 'store.corrupt', sentence: 'The database is damaged. Restore it from a backup' };
const held: Known = {
  code: 'store.unreachable',
  sentence: 'Another process has held the database for too long',
  retryable: true,
};
const unreachable: Known = {
  code: 'store.unreachable',
  sentence: 'The Postgres server cannot be reached or refuses us. Check DATABASE_URL and that the server runs',
  retryable: true,
};

/** By the beginning of the code that SQLite (`SQLITE_FULL`), the operating system (`ENOSPC`) or Postgres (SQLSTATE `53100`) gives. */
const known: ReadonlyArray<readonly [prefix: string, Known]> = [
  ['SQLITE_FULL', full],
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['53100', full],
  ['SQLITE_READONLY', unwritable],
  ['SQLITE_CANTOPEN', unwritable],
  ['SQLITE_PERM', unwritable],
  ['SQLITE_IOERR', unwritable],
  ['EACCES', unwritable],
  ['EPERM', unwritable],
  ['EROFS', unwritable],
  ['ENOTDIR', unwritable],
  ['EEXIST', unwritable],
  ['EISDIR', unwritable],
  ['EIO', unwritable],
  ['25006', unwritable],
  ['42501', unwritable],
  ['SQLITE_CORRUPT', corrupt],
  ['SQLITE_NOTADB', corrupt],
  ['XX001', corrupt],
  ['XX002', corrupt],
  ['SQLITE_BUSY', held],
  ['SQLITE_LOCKED', held],
  ['ECONN', unreachable],
  ['ENOTFOUND', unreachable],
  ['EAI_', unreachable],
  ['ETIMEDOUT', unreachable],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['EPIPE', unreachable],
  ['08', unreachable],
  ['28', unreachable],
  ['3D000', unreachable],
  ['53', unreachable],
  ['57P', unreachable],
];

/**
 * What a database or the file system threw, as a Failure when it is one that operators meet (full, unwritable, damaged, unreachable);
 * anything else comes back as it is, since it is a bug. `where` is a path or a host, never an address with a password.
 */
export function storeFailure(error: unknown, where: string): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const match = code === undefined ? undefined : known.find(([prefix]) => code.startsWith(prefix))?.[1];
  return match === undefined ? error : failure(match, where, code, error);
}

/** What the Postgres client threw: without a code of its own it lost its connection. */
export function connectionFailure(error: unknown, where: string): unknown {
  const lost = error instanceof Error && error.constructor === Error && codeOf(error) === undefined;
  return lost ? failure(unreachable, where, error.message, error) : storeFailure(error, where);
}

function failure(match: Known, where: string, detail: string | undefined, cause: Error): Failure {
  const sentence = `${match.sentence} (${where}: ${detail}).`;
  return new Failure(match.code, sentence, { cause, retryable: match.retryable ?? false });
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
