import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, describe, operationName } from '../../../src/web/api/description.ts';
import { apiRoutes } from '../../../src/web/api/routes.ts';
import { routes } from '../../../src/web/routes.ts';
import { type Library, openLibrary } from '../library.ts';
import { commissionReport, monitorReport, sources } from '../shelf.ts';
import { keyOf } from '../visitor.ts';
import { mismatch } from './answers.ts';

let library: Library;
let ids: Record<string, string>;
let key = '';

beforeAll(async () => {
  library = await openLibrary(sources);
  const { reportId, snapshot } = await library.shelve(commissionReport);
  const other = await library.shelve(monitorReport);
  await library.index();
  key = await keyOf(library, { mail: 'operator@firm.example', role: 'operator' });
  const made = await fetch(`${library.url}/api/v1/binders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'SAMPLE', outline: 'claim' }),
  });
  const { id: binder } = (await made.json()) as { id: string };
  const subscribed = await fetch(`${library.url}/api/v1/account/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ wanted: { search: 'q=agent' }, title: 'SAMPLE' }),
  });
  const { id: subscription } = (await subscribed.json()) as { id: string };
  ids = {
    subscription,
    report: reportId,
    other: other.reportId,
    passage: `${reportId}.1.0`,
    capture: String(snapshot.id),
    binder,
  };
});

afterAll(() => library.close());

const addressed = (example: string) => example.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? name);

test('the description that is served is OpenAPI 3.1 and has every route of the API, once', async () => {
  const document = (await (await fetch(`${library.url}/api/v1/openapi.json`)).json()) as ReturnType<typeof describe>;
  expect(document.openapi).toBe('3.1.0');
  const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item as object).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual(apiRoutes.map((route) => `${route.method} ${addressOf(route)}`).toSorted());
  const names = apiRoutes.map(operationName);
  expect(new Set(names).size).toBe(names.length);
  expect(document).toEqual(JSON.parse(JSON.stringify(describe(apiRoutes, '0.0.0-test'))));
});

test('no address of the API is served past the description', () => {
  expect(routes.map(({ path }) => path).filter((path) => /^\/api\/|^\/healthz/.test(path))).toEqual([]);
});

test('every route says what it does, what its parameters mean, and has an example that is its own address', () => {
  for (const { at, summary, description, query, example } of apiRoutes) {
    expect([at, summary.length > 10, description.length > 10]).toEqual([at, true, true]);
    const pattern = new RegExp(`^${at.replaceAll('.', '\\.').replace(/:\w+/g, '[^/?]+')}(?:\\?.*)?$`);
    expect(example).toMatch(pattern);
    for (const [name, schema] of Object.entries(query?.shape ?? {}))
      expect([at, name, schema.meta()?.description]).toEqual([at, name, expect.any(String)]);
  }
});

test.each(apiRoutes.filter(({ method }) => method === 'get'))(
  'the example $example is answered as it is described',
  async (route) => {
    const headers = route.scope === undefined ? undefined : { authorization: `Bearer ${key}` };
    const response = await fetch(library.url + addressed(route.example), { ...(headers && { headers }) });
    const given = {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
    };
    expect([given.status, mismatch(route, given)]).toEqual([200, undefined]);
  },
);

test('people can read the description without script: every route, every parameter, every shape', async () => {
  const page = load(await (await fetch(`${library.url}/api`)).text());
  const text = page('main').text();
  for (const route of apiRoutes) {
    expect(text).toContain(`${route.method.toUpperCase()} ${addressOf(route)}`);
    for (const name of Object.keys(route.query?.shape ?? {})) expect(text).toContain(name);
  }
  const links = page('main a[href^="#"]')
    .toArray()
    .map((link) => page(link).attr('href') ?? '');
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => page(`[id="${link.slice(1)}"]`).length !== 1)).toEqual([]);
  expect(page('script').length).toBe(0);
});
