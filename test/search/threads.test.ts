import { afterEach, beforeEach, expect, test } from 'vitest';
import { Threads } from '../../src/search/embedded/threads.ts';
import { parseQuery } from '../../src/search/query.ts';

const module = new URL('./dying-thread.ts', import.meta.url);
const ask = (text: string) => threads.search(parseQuery({ q: text }));
const answered = (text: string) => ({ result: { total: 1, hits: [{ reportId: text }] } });
const unavailable = { code: 'search.unavailable', retryable: true };

let threads: Threads;
beforeEach(() => {
  threads = new Threads({ path: '', synonyms: [] }, 2, module);
});
afterEach(() => threads.close());

test('a thread that dies fails its own query, and the queries after it are answered by another', async () => {
  await expect(ask('die')).rejects.toMatchObject(unavailable);
  expect(await ask('after')).toMatchObject(answered('after'));
});

test('queries that wait while threads die are answered', async () => {
  const asked = ['die', 'die', 'one', 'two', 'die', 'three'];
  const answers = await Promise.allSettled(asked.map(ask));
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toMatchObject(
    asked.map((text) => (text === 'die' ? 'failed' : answered(text))),
  );
});

test('a query that takes long holds up no other', async () => {
  const never = ask('never');
  never.catch(() => undefined);
  expect(await ask('other')).toMatchObject(answered('other'));
});

test('closing ends the threads and fails what is under way and what comes later', async () => {
  const under = [ask('never'), ask('never'), ask('waiting')].map((one) =>
    expect(one).rejects.toMatchObject(unavailable),
  );
  await threads.close();
  await Promise.all(under);
  await expect(ask('later')).rejects.toMatchObject(unavailable);
});
