import { expect, test } from 'vitest';
import type { Problem } from '../../../src/model/run.ts';
import type { Subject } from '../contract.ts';
import { capture, keep, minute, reading } from '../sample.ts';

const url = 'https://sample.org/a';
const problem = (at: number, given: Partial<Problem> = {}): Problem => ({
  sourceId: 'sample',
  url,
  code: 'fetch.timeout',
  message: `At ${at}`,
  at: minute(at),
  ...given,
});

export function problemContract({ store }: Subject): void {
  const open = async (sourceId?: string) =>
    store().problems({ limit: 10, ...(sourceId !== undefined && { sourceId }) });
  const messages = async () => (await open()).map(({ message }) => message);

  test('shows the newest problem of each address, newest first', async () => {
    const b = problem(2, { url: 'https://sample.org/b' });
    const c = problem(3, { sourceId: 'other', url: 'https://other.org/' });
    for (const one of [problem(1), b, c, problem(4)]) await store().recordProblem(one);
    expect(await open()).toEqual([problem(4), c, b]);
    expect(await open('other')).toEqual([c]);
    expect(await store().problems({ sourceId: 'sample', limit: 1 })).toEqual([problem(4)]);
  });

  test('closes the problems of an address once it is read', async () => {
    await store().recordProblem(problem(1));
    await store().recordProblem(problem(1, { url: 'https://sample.org/final' }));
    await store().recordProblem(problem(1, { url: 'https://sample.org/b', message: 'stays' }));
    const snapshot = await capture(store(), url, 2, { finalUrl: 'https://sample.org/final' });
    expect((await open()).length).toBe(3);
    await store().keepReading(snapshot, reading(['Text.']));
    expect(await messages()).toEqual(['stays']);
  });

  test('closes them when the page is seen unchanged too', async () => {
    await keep(store(), url, 0, reading(['Text.']));
    await store().recordProblem(problem(1));
    await store().seenUnchanged('sample', url, minute(2));
    expect(await open()).toEqual([]);
  });

  test('closes what reading complained of when a newer reader reads the same capture', async () => {
    const snapshot = await capture(store(), url);
    await store().recordProblem(problem(1, { code: 'extract.missing' }));
    await store().keepReading(snapshot, reading(['Text.']));
    expect(await open()).toEqual([]);
    await store().recordProblem(problem(2, { code: 'extract.missing' }));
    await store().replaceReading(snapshot, reading(['Text.']));
    expect(await open()).toEqual([]);
  });

  test('leaves open what an old capture that is read again cannot settle', async () => {
    const old = await capture(store(), url, 0, { text: 'old' });
    await store().keepReading(old, reading(['Text.']));
    await store().recordProblem(problem(1, { message: 'cannot be fetched now' }));
    await store().replaceReading(old, reading(['Text.']));
    expect(await messages()).toEqual(['cannot be fetched now']);
    await capture(store(), url, 2, { text: 'new' });
    await store().recordProblem(problem(3, { code: 'extract.missing', message: 'newest cannot be read' }));
    await store().replaceReading(old, reading(['Text.']));
    expect(await messages()).toEqual(['newest cannot be read']);
  });

  test('closes what a run does not find again of lists and hosts, and leaves links to their next reading', async () => {
    await store().rememberLinks('sample', [{ url }], minute(0));
    await store().recordProblem(problem(1, { message: 'link' }));
    await store().recordProblem(problem(1, { url: 'https://sample.org/feed', message: 'list, then' }));
    await store().recordProblem(problem(1, { sourceId: 'other', message: 'other source' }));
    const id = await store().startRun('sample', minute(5));
    await store().recordProblem(
      problem(6, { url: 'https://sample.org/', code: 'source.yield', message: 'yield, now' }),
    );
    const counts = { found: 1, new: 0, changed: 0, unchanged: 0, gone: 0, passedOver: 0, problems: 1 };
    await store().finishRun({ id, sourceId: 'sample', startedAt: minute(5), finishedAt: minute(7), ...counts });
    expect((await messages()).toSorted()).toEqual(['link', 'other source', 'yield, now']);
  });

  test('keeps a message that no database takes as it is', async () => {
    await store().recordProblem(problem(1, { message: 'NUL \u0000' }));
    expect(await messages()).toEqual(['NUL \ufffd']);
  });

  test('takes many problems of one address at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, at) => store().recordProblem(problem(at))));
    expect((await open()).length).toBe(1);
  });
}
