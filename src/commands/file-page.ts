import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure } from '../errors.ts';
import type { Page } from '../model.ts';

/** Larger files are not opened; the same bound as for pages fetched. */
const maxBytes = 25 * 1024 * 1024;

/** A file as a page to be read. @throws Failure not-found, extract.empty, fetch.too-large */
export async function pageOfFile(file: string): Promise<Page> {
  const body = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    const reason =
      cause.code === 'ENOENT'
        ? 'does not exist'
        : cause.code === 'EISDIR'
          ? 'is a directory'
          : `cannot be opened (${cause.message})`;
    throw new Failure('not-found', `${file} ${reason}.`, { cause });
  });
  if (body.length === 0) throw new Failure('extract.empty', `${file} is empty.`);
  if (body.length > maxBytes)
    throw new Failure('fetch.too-large', `${file} is larger than 25 MB, the most that is read.`);
  const url = pathToFileURL(resolve(file)).href;
  return { url, finalUrl: url, fetchedAt: new Date().toISOString(), status: 200, contentType: '', headers: {}, body };
}
