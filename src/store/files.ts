import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Failure } from '../errors.ts';
import type { Sha256 } from '../model/values.ts';
import { storeFailure } from './failures.ts';
import { pack } from './pack.ts';

/** A temporary file this old belongs to a writer that was killed; a younger one may be another process's, perhaps on another machine. */
const leftoverAfterMs = 3_600_000;

const unpack = promisify(gunzip);

/**
 * The raw bytes of captures: `<folder>/ab/<sha256>.gz`, each content once, never rewritten.
 * Half-written files lie in `<folder>/unfinished` and nowhere else, on the same file system, so that a rename publishes them whole.
 */
export class SnapshotFiles {
  readonly #folder: string;
  readonly #unfinished: string;
  readonly #underway = new Map<Sha256, Promise<void>>();
  /** Folders known to be there, and durably. */
  readonly #folders = new Set<string>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.#unfinished = join(folder, 'unfinished');
  }

  /**
   * Makes the folder when missing and sweeps what killed writers left.
   * @throws Failure store.unwritable, store.full
   */
  static async open(folder: string, now: () => number): Promise<SnapshotFiles> {
    const files = new SnapshotFiles(folder);
    await files.#translated(async () => {
      await mkdir(files.#unfinished, { recursive: true });
      await files.#sweep(now() - leftoverAfterMs);
    });
    return files;
  }

  /**
   * Keeps bytes under their hash; resolves once they would survive a power cut.
   * @throws Failure store.full, store.unwritable
   */
  async keep(body: Uint8Array): Promise<Sha256> {
    const sha256 = hash(body);
    const underway = this.#underway.get(sha256) ?? this.#translated(() => this.#write(sha256, body));
    this.#underway.set(sha256, underway);
    try {
      await underway;
    } finally {
      this.#underway.delete(sha256);
    }
    return sha256;
  }

  /** @throws Failure store.corrupt when the file is missing, damaged or not what its name says; not-found when `sha256` is no hash */
  async read(sha256: Sha256): Promise<Uint8Array> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Failure('not-found', `${sha256} is no SHA-256.`);
    const path = this.#pathOf(sha256);
    const bytes = await unpacked(path);
    if (hash(bytes) !== sha256) throw damaged(path, 'its bytes do not match its name');
    return bytes;
  }

  async #write(sha256: Sha256, body: Uint8Array): Promise<void> {
    const path = this.#pathOf(sha256);
    if (!(await exists(path))) {
      const unfinished = join(this.#unfinished, `${sha256}.${randomUUID()}`);
      try {
        await writeDurably(unfinished, await pack(body));
        await this.#makeFolder(dirname(path));
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    }
    // Also when it was there: the process that put it there may not have come this far.
    await syncFolder(dirname(path));
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#folders.has(folder)) return;
    await mkdir(folder, { recursive: true });
    await syncFolder(this.#folder);
    this.#folders.add(folder);
  }

  async #sweep(before: number): Promise<void> {
    for (const name of await readdir(this.#unfinished)) {
      const path = join(this.#unfinished, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && found.mtimeMs < before) await rm(path, { force: true });
    }
  }

  #pathOf(sha256: Sha256): string {
    return join(this.#folder, sha256.slice(0, 2), `${sha256}.gz`);
  }

  async #translated<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw storeFailure(error, this.#folder);
    }
  }
}

/** Lower-case hexadecimal SHA-256 of bytes, or of a text as UTF-8. */
export function hash(content: Uint8Array | string): Sha256 {
  return createHash('sha256').update(content).digest('hex');
}

async function unpacked(path: string): Promise<Uint8Array> {
  try {
    return await unpack(await readFile(path));
  } catch (error) {
    throw damaged(path, 'it is missing or cannot be unpacked', error);
  }
}

function damaged(path: string, what: string, cause?: unknown): Failure {
  return new Failure('store.corrupt', `The snapshot file ${path} is damaged: ${what}. Restore it from a backup.`, {
    cause,
  });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
