import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const load = createRequire(import.meta.url);

/**
 * Libraries that take tens of megabytes each, loaded when they are first used: the process that fetches and serves knows all sources, but
 * only the one that reads needs these.
 */
export const heavy = {
  // Declares itself to `import` alone.
  eld: once(() => load(fileURLToPath(import.meta.resolve('eld/extrasmall'))) as typeof import('eld/extrasmall')),
  linkedom: once(() => load('linkedom') as typeof import('linkedom')),
  cheerio: once(() => load('cheerio') as typeof import('cheerio')),
  feedsmith: once(() => load('feedsmith') as typeof import('feedsmith')),
};

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
