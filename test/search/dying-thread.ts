import { parentPort } from 'node:worker_threads';
import type { SearchQuery } from '../../src/search/query.ts';

/** A thread for the tests: answers with the id of a report named as the query, and dies over `die`. */
parentPort?.on('message', ({ text }: SearchQuery) => {
  if (text === 'die') process.exit(3);
  const hit = { reportId: text, passageId: `${text}.1.0`, score: 1, morePassages: 0 };
  if (text !== 'never') parentPort?.postMessage({ result: { total: 1, facets: {}, hits: [hit] } });
});
