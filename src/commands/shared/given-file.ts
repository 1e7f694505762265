import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../errors.ts';
import { checkSize, type GivenFile } from '../../given-file.ts';

/** A file on the disk, of which one that is too large is not opened. @throws Failure not-found; usage when it is empty or too large */
export async function givenFileAt(path: string): Promise<GivenFile> {
  const why = (reason: string, cause?: unknown) => new Failure('not-found', `${path} ${reason}.`, { cause });
  const unopened = (cause: NodeJS.ErrnoException) => {
    throw why(cause.code === 'ENOENT' ? 'does not exist' : `cannot be opened (${cause.message})`, cause);
  };
  const found = await stat(path).catch(unopened);
  if (!found.isFile()) throw why('is not a file');
  checkSize(path, found.size);
  return { name: basename(path), body: await readFile(path).catch(unopened) };
}
