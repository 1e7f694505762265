import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LoggedDecision, Tag } from '../../src/model/tag.ts';
import type { TaggedPassage } from '../../src/store/report-port.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, sources } from './shelf.ts';

const curatorKey = 'SAMPLE-key-of-the-curators';

let library: Library;
let now = Date.parse('2026-11-22T12:00:00.000Z');
let reportId = '';
let passage: TaggedPassage;
let tag: Tag;

beforeEach(async () => {
  now = Date.parse('2026-11-22T12:00:00.000Z');
  library = await openLibrary(sources, { curatorKey, clock: () => now });
  reportId = (await library.shelve(commissionReport)).reportId;
  await library.index();
  const found = (await library.store.passages(reportId)).find(({ tags }) => tags.length > 0);
  if (found?.tags[0] === undefined) throw new Error('the sample has no tag');
  passage = found;
  tag = found.tags[0];
});

afterEach(() => library.close());

function judged(given: object = {}): object {
  const { category, quote, start, end } = tag;
  return { passageId: passage.id, category, quote, start, end, state: 'rejected', ...given };
}

function decide(body: unknown, headers: Record<string, string> = {}, id = reportId): Promise<Response> {
  return fetch(`${library.url}/api/v1/reports/${id}/tags/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${curatorKey}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function logged(): Promise<LoggedDecision[]> {
  const response = await fetch(`${library.url}/api/v1/reports/${reportId}/decisions`);
  return ((await response.json()) as { decisions: LoggedDecision[] }).decisions;
}

async function codeOf(response: Response): Promise<[number, string]> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return [response.status, ((await response.json()) as { code: string }).code];
}

async function stateNow(): Promise<string | undefined> {
  const [current] = await library.store.passagesById([passage.id]);
  return current?.tags.find(({ start, category }) => start === tag.start && category === tag.category)?.state;
}

test('whoever has the key decides by API; everyone can read who decided what and when', async () => {
  const response = await decide(judged({ note: ' Not about Russia. ', by: 'Анна' }));
  expect(response.status).toBe(200);
  const expected = {
    ...judged({ note: 'Not about Russia.', by: 'Анна' }),
    reportId,
    at: '2026-11-22T12:00:00.000Z',
  };
  expect(await response.json()).toMatchObject(expected);
  await decide(judged({ state: 'machine' }), { 'x-curator': Buffer.from('Борис').toString('latin1') });
  await decide(judged({ state: 'confirmed' }));
  const log = await logged();
  expect(log.map(({ state, by, note }) => [state, by, note])).toEqual([
    ['confirmed', 'curator', null],
    ['machine', 'Борис', null],
    ['rejected', 'Анна', 'Not about Russia.'],
  ]);
  expect(await stateNow()).toBe('confirmed');
});

test('a long log of decisions is read to its end by its cursor, each once', async () => {
  const decision = { ...tag, passageId: passage.id, by: 'SAMPLE curator', at: '2026-11-22T12:00:00.000Z' };
  for (let at = 0; at < 203; at += 1)
    await library.store.decide({ ...decision, state: at % 2 === 0 ? 'rejected' : 'confirmed' });
  const seen: number[] = [];
  for (let cursor = ''; ; ) {
    const response = await fetch(`${library.url}/api/v1/reports/${reportId}/decisions?cursor=${cursor}`);
    const page = (await response.json()) as { decisions: { id: number }[]; next: string | null };
    seen.push(...page.decisions.map(({ id }) => id));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(seen).toHaveLength(203);
  expect(seen).toEqual(seen.toSorted((one, other) => other - one));
});

test('a rejected tag leaves search results and the category facet, and comes back when the decision is withdrawn', async () => {
  const facet = async () => {
    const page = (await (await fetch(`${library.url}/api/v1/search`)).json()) as {
      facets: { category: Record<string, number> };
    };
    return page.facets.category[tag.category];
  };
  expect(await facet()).toBe(1);
  const all = (await library.store.passages(reportId)).flatMap(({ id, tags }) =>
    tags.filter(({ category }) => category === tag.category).map((each) => ({ ...each, passageId: id })),
  );
  for (const state of ['rejected', 'machine'] as const) {
    for (const { passageId, category, quote, start, end } of all) {
      expect((await decide({ passageId, category, quote, start, end, state })).status).toBe(200);
    }
    await library.followed();
    expect(await facet()).toBe(state === 'rejected' ? undefined : 1);
  }
});

test('decisions survive a rebuild of store and index from the captures', async () => {
  const all = (await library.store.passages(reportId)).flatMap(({ id, tags }) =>
    tags.map(({ category, quote, start, end }) => ({ passageId: id, category, quote, start, end })),
  );
  for (const [i, each] of all.entries()) await decide({ ...each, state: i === 0 ? 'confirmed' : 'rejected' });
  const [summary, states] = [await library.rebuild(), await library.store.passages(reportId)];
  expect(summary).toMatchObject({ tagsBefore: all.length, tagsAfter: all.length, tagsChanged: 0, failed: 0 });
  expect(states.flatMap(({ tags }) => tags.map(({ state }) => state))).toEqual(
    all.map((_, i) => (i === 0 ? 'confirmed' : 'rejected')),
  );
  const found = (await (await fetch(`${library.url}/api/v1/search`)).json()) as { facets: { category: object } };
  expect(found.facets.category).toEqual({ [tag.category]: 1 });
  expect(await logged()).toHaveLength(all.length);
});

test('nobody else decides: no key, a wrong one, another scheme, or a key in the wrong place', async () => {
  for (const authorization of [
    '',
    'Bearer',
    'Bearer wrong',
    `Basic ${curatorKey}`,
    curatorKey,
    `Bearer ${curatorKey}x`,
  ]) {
    const response = await decide(judged(), { authorization });
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="curation"');
    expect(await codeOf(response)).toEqual([401, 'curation.key']);
  }
  expect(await codeOf(await decide(judged(), { authorization: '', cookie: `curator=${curatorKey}` }))).toEqual([
    401,
    'curation.key',
  ]);
  expect(await logged()).toEqual([]);
  expect(await stateNow()).toBe('machine');
});

test('after ten wrong keys an address waits a quarter of an hour, even with the right one', async () => {
  const tried: number[] = [];
  for (let i = 0; i < 12; i += 1) tried.push((await decide(judged(), { authorization: `Bearer ${i}` })).status);
  expect(tried).toEqual([...Array(10).fill(401), 429, 429]);
  const barred = await decide(judged());
  expect(barred.headers.get('retry-after')).toBe('900');
  expect(await codeOf(barred)).toEqual([429, 'curation.throttled']);
  now += 15 * 60_000;
  expect((await decide(judged())).status).toBe(200);
});

test('what is not there is 404 or 409, what cannot be is 400, and nothing of it is logged', async () => {
  const { reportId: other } = await library.shelve(monitorReport);
  const cases: [unknown, [number, string], string?][] = [
    [judged(), [404, 'not-found'], 'no-such'],
    [judged(), [404, 'not-found'], other],
    [judged({ passageId: `${reportId}.1.999` }), [404, 'not-found']],
    [judged({ passageId: `${reportId}.1.0' or 1=1` }), [404, 'not-found']],
    [judged({ category: 'no-such' }), [409, 'tag.unknown']],
    [judged({ start: tag.start + 1 }), [409, 'tag.unknown']],
    [judged({ quote: 'other words' }), [409, 'tag.unknown']],
    [judged({ state: 'deleted' }), [400, 'usage']],
    [judged({ start: -1 }), [400, 'usage']],
    [judged({ start: '0' }), [400, 'usage']],
    [judged({ end: 1e308 }), [400, 'usage']],
    [judged({ by: 'x'.repeat(81) }), [400, 'usage']],
    [judged({ note: 'x'.repeat(2001) }), [400, 'usage']],
    [judged({ extra: true }), [400, 'usage']],
    [[judged()], [400, 'usage']],
    ['null', [400, 'usage']],
    ['', [400, 'usage']],
    ['{', [400, 'usage']],
    [`{"__proto__": {"state": "rejected"}, ${JSON.stringify(judged()).slice(1)}`, [400, 'usage']],
    ['['.repeat(60_000), [400, 'usage']],
    [JSON.stringify(judged({ note: 'x'.repeat(70_000) })), [413, 'usage']],
  ];
  for (const [body, expected, id] of cases) {
    const got = await codeOf(await decide(body, {}, id));
    expect([JSON.stringify(body).slice(0, 80), ...got]).toEqual([JSON.stringify(body).slice(0, 80), ...expected]);
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    expect(await codeOf(await decide(judged(), { 'content-type': type }))).toEqual([415, 'body.type']);
  }
  expect(await codeOf(await decide(judged(), { 'x-curator': 'x'.repeat(81) }))).toEqual([400, 'usage']);
  expect(await logged()).toEqual([]);
  for (const path of [`${reportId}/decisions?cursor=x`, 'no-such/decisions']) {
    const { status } = await fetch(`${library.url}/api/v1/reports/${path}`);
    expect([path, status]).toEqual([path, path.includes('no-such') ? 404 : 400]);
  }
});

test('a page of another site decides nothing, and other methods are refused', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }]) {
    expect(await codeOf(await decide(judged(), headers))).toEqual([403, 'curation.elsewhere']);
  }
  expect((await decide(judged(), { origin: library.url })).status).toBe(200);
  const path = `${library.url}/api/v1/reports/${reportId}/tags/decisions`;
  const got = await fetch(path);
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  const preflight = await fetch(path, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});

test('without a key curation is off, by API and page, and both say how to switch it on', async () => {
  const off = await openLibrary(sources);
  const api = await fetch(`${off.url}/api/v1/reports/a/tags/decisions`, {
    method: 'POST',
    headers: { authorization: 'Bearer ', 'content-type': 'application/json' },
    body: '{',
  });
  expect(api.status).toBe(403);
  expect(await api.json()).toMatchObject({ code: 'curation.off', detail: /COI_CURATOR_KEY/ });
  for (const init of [{}, { method: 'POST', body: new URLSearchParams({ key: '', name: '' }) }]) {
    const page = await fetch(`${off.url}/curator`, init);
    expect([page.status, (await page.text()).includes('COI_CURATOR_KEY')]).toEqual([403, true]);
  }
  expect(await (await fetch(`${off.url}/`)).text()).not.toContain('href="/curator"');
  await off.close();
});
