import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, describe } from '../../src/web/api/description.ts';
import { apiRoutes } from '../../src/web/api/routes.ts';
import { type Given, mismatch } from '../web/api/answers.ts';
import { type Library, openLibrary } from '../web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../web/shelf.ts';
import { keyOf } from '../web/visitor.ts';

/** `FUZZ_SEED=1 FUZZ_REQUESTS=500` repeats a part of it. */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const requests = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const curatorKey = 'SAMPLE-key-of-the-curators';
const poolSize = 20;

type Schema = {
  type?: string | string[];
  enum?: string[];
  const?: unknown;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
};
type Parameter = { name: string; in: 'path' | 'query'; required?: boolean; schema: Schema };
type Asked = {
  route: (typeof apiRoutes)[number];
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
};

let library: Library;
let ids: string[] = [];
/** Things that an account has, by the names that examples give them: many, for requests delete some. */
const pool: Record<string, string>[] = [];
/** Of an operator's account. */
let accountKey = '';
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

beforeAll(async () => {
  library = await openLibrary(sources, { curatorKey });
  const { reportId } = await library.shelve(commissionReport);
  for (const report of [monitorReport, ...shortReports]) await library.shelve(report);
  await library.index();
  accountKey = await keyOf(library, { mail: 'operator@firm.example', role: 'operator' });
  const hits = (await (await fetch(`${library.url}/api/v1/search?size=3`)).json()) as { next: string };
  for (let at = 0; at < poolSize; at += 1)
    pool.push({ report: reportId, passage: `${reportId}.1.0`, ...(await own()) });
  ids = [
    ...Object.values(pool[0] ?? {}),
    '1',
    hits.next,
    'foreign-agent-designation',
    'RU-CC-280.3',
    '2026-W47',
    'sample-monitor',
  ];
});

/** A binder that belongs to nobody, and a subscription with a webhook. */
async function own(): Promise<Record<string, string>> {
  const make = async (path: string, body: object, key?: string) => {
    const response = await fetch(`${library.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
    });
    expect([path, response.ok]).toEqual([path, true]);
    return ((await response.json()) as { id: string }).id;
  };
  const binder = await make('/binders', { title: 'SAMPLE', outline: 'claim' });
  const subscription = await make(
    '/account/subscriptions',
    { wanted: { search: 'q=agent' }, title: 'SAMPLE' },
    accountKey,
  );
  const given = { kind: 'signed', url: 'https://tool.sample.example/hook' };
  const hook = await make(`/account/subscriptions/${subscription}/webhooks`, given, accountKey);
  return { binder, subscription, hook };
}

afterAll(async () => {
  agent.destroy();
  await library.close();
});

const document = describe(apiRoutes, 'fuzz');

const nasty = fc.constantFrom(
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e9',
    '999999999999999999999',
    'null',
    'NaN',
    '[]',
    '{}',
    '%',
    '%00',
    '../../etc/passwd',
    '..%2f..',
    '__proto__',
  ],
  ...[
    'constructor',
    'toString',
    "';--",
    '" OR 1=1',
    '*',
    '(((',
    'NEAR(a b)',
    'a'.repeat(600),
    'и'.repeat(3000),
    '\u0000',
    '\ud800',
    '\u202e',
  ],
  ...[
    '2026-02-30',
    '2026-13',
    '-war-fakes',
    'category:no-such',
    'AND OR NOT',
    '<script>alert(1)</script>',
    'eyJ9',
    '1.1.1',
    '280.3',
  ],
);
const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 12 }), nasty);
const known = fc.nat(1000).map((at) => ids[at % ids.length] ?? '');

/** Values of a schema, those that it allows and some that it does not. */
function valuesOf(schema: Schema): fc.Arbitrary<string[]> {
  const one = (values: fc.Arbitrary<unknown>) => values.map((value) => [String(value)]);
  const sound = (): fc.Arbitrary<string[]> => {
    if (schema.enum !== undefined) return one(fc.constantFrom(...schema.enum));
    if (schema.anyOf?.[0] !== undefined) return valuesOf(schema.anyOf[0]);
    if (schema.type === 'integer' || schema.type === 'number')
      return one(fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 10_000) }));
    if (schema.type === 'boolean') return one(fc.boolean());
    if (schema.type === 'array')
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: 3 }).map((all) => all.flat());
    return one(schema.pattern === undefined ? text : fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), known));
  };
  return fc.oneof(
    { weight: 6, arbitrary: sound() },
    { weight: 2, arbitrary: one(known) },
    { weight: 1, arbitrary: one(text) },
  );
}

function bodyOf(schema: Schema | undefined): fc.Arbitrary<string> {
  const fields = Object.entries(schema?.properties ?? {}).map(([name, field]) => [
    name,
    valuesOf(field).map(([value]) => value),
  ]);
  const sound = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: [] });
  const numbers = sound.map((body) =>
    JSON.stringify(body, (_name, value) =>
      typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value,
    ),
  );
  return fc.oneof(numbers, fc.json(), text);
}

/** One request to an operation of the description: mostly as it says, sometimes not. */
const asked: fc.Arbitrary<Asked> = fc.constantFrom(...apiRoutes).chain((route) => {
  const address = addressOf(route);
  const operation = document.paths?.[address]?.[route.method] as {
    parameters?: Parameter[];
    requestBody?: { content: Record<string, { schema: Schema }> };
  };
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  const given = (list: readonly Parameter[], always: boolean) =>
    fc.tuple(
      ...list.map(({ name, required, schema }) =>
        fc
          .tuple(fc.nat(3), valuesOf(schema))
          .map(([chance, values]) =>
            always || required || chance === 0 ? values.map((value) => [name, value] as const) : [],
          ),
      ),
    );
  return fc
    .record({
      path: given(inPath, true),
      query: given(inQuery, false),
      extra: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.tuple(text, text) }),
      method: fc.oneof(
        { weight: 12, arbitrary: fc.constant(route.method.toUpperCase()) },
        { weight: 1, arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'POST', 'GET') },
      ),
      /** Asks for what the example does, among things that are there or were. */
      asInExample: fc.option(fc.nat(poolSize - 1), { freq: 2 }),
      headers: sometimes(
        fc.record(
          {
            authorization: fc.oneof(
              fc.constant(`Bearer ${curatorKey}`),
              nasty.map((value) => `Bearer ${value}`),
              fc.constant('Bearer coi_000000000000_x'),
            ),
            'content-type': fc.constantFrom(
              'application/json',
              'application/json; charset=utf-16',
              'text/plain',
              'multipart/form-data; boundary=x',
              '',
            ),
            'if-none-match': fc.constantFrom('*', '"x"', 'W/"x"'),
            origin: fc.constantFrom('null', 'https://evil.example'),
            'x-forwarded-for': nasty,
            'x-curator': nasty,
            accept: fc.constantFrom('text/html', '*/*', 'image/png'),
          },
          { requiredKeys: [] },
        ),
      ),
      body: bodyOf(operation.requestBody?.content['application/json']?.schema),
    })
    .map(({ path, query, extra, method, asInExample, headers: odd, body }) => {
      const named = new Map(path.flat());
      const [there = '', exampleSearch = ''] = asInExample === null ? [] : exampleOf(route, asInExample).split('?');
      const filled = there || address.replace(/\{(\w+)\}/g, (_all, name: string) => encoded(named.get(name) || 'x'));
      const pairs = [...query.flat(), ...(extra === null ? [] : [extra])];
      const odds = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      const search = exampleSearch !== '' && extra === null ? exampleSearch : odds;
      const isOfAccounts = route.scope === 'account' || route.scope === 'operate';
      const headers = {
        ...(operation.requestBody && { 'content-type': 'application/json' }),
        ...(isOfAccounts && { authorization: `Bearer ${accountKey}` }),
        ...odd,
      };
      return { route, method, path: search === '' ? filled : `${filled}?${search}`, headers: sendable(headers), body };
    });
});

/** The example of a route with the ids of things that are there; a webhook's stands in examples as one of its shape. */
function exampleOf({ at, example }: Asked['route'], index: number): string {
  const things = pool[index] ?? {};
  const named = example.replace(/\{(\w+)\}/g, (_all, name: string) => things[name] ?? name);
  return at.includes(':hook') ? named.replace(/(webhooks\/)[^/?]+/, `$1${things.hook}`) : named;
}

/** Most requests have no odd header. */
function sometimes(
  odd: fc.Arbitrary<Record<string, string | undefined>>,
): fc.Arbitrary<Record<string, string | undefined>> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: odd });
}

function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('%25', '%');
}

/** What a client can send at all as a header. */
function sendable(headers: Record<string, string | undefined>): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return Object.fromEntries(kept.map(([name = '', value = '']) => [name, value.replace(/[^\x20-\x7e]/g, '')]));
}

function send({ method, path, headers, body }: Asked): Promise<Given> {
  const { hostname, port } = new URL(library.url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path: path.replace(/[^\x21-\x7e]/g, ''), headers, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const type = String(response.headers['content-type'] ?? '');
          resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks).toString('utf8') });
        });
      },
    );
    sent.on('error', reject);
    sent.end(method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? undefined : body);
  });
}

/** What is wrong with an answer: a failure of ours, or anything that the description does not say. */
function complaint({ route, method }: Asked, given: Given): string | undefined {
  if (given.status >= 500) return `${given.status} ${given.body.slice(0, 200)}`;
  const other = apiRoutes.find((each) => each.at === route.at && each.method.toUpperCase() === method);
  if (method === 'HEAD' || method === 'OPTIONS' || given.status === 304)
    // A path that cannot be decoded is refused before its method is looked at.
    return given.body === '' || given.status === 404 || given.status === 400 ? undefined : 'has a body';
  const problem = () =>
    given.type.startsWith('application/problem+json') ? undefined : `${given.status} is no problem+json`;
  if (other === undefined || given.status === 431) return given.status < 400 ? 'should be refused' : problem();
  return mismatch(other, given);
}

test(`${requests} requests made from the description: none fails, and every answer is as it says`, {
  timeout: 900_000,
}, async () => {
  console.log(`FUZZ_SEED=${seed} FUZZ_REQUESTS=${requests}`);
  const statuses = new Map<string, number>();
  const wrong = new Map<string, string>();
  const all = fc.sample(asked, { numRuns: requests, seed });
  for (let from = 0; from < all.length; from += 4) {
    await Promise.all(
      all.slice(from, from + 4).map(async (one) => {
        const given = await send(one).catch((error) => ({ status: 599, type: '', body: String(error) }));
        const said = complaint(one, given);
        const key = `${one.route.at} ${given.status}`;
        statuses.set(key, (statuses.get(key) ?? 0) + 1);
        if (said !== undefined && wrong.size < 20)
          wrong.set(key, `${one.method} ${one.path.slice(0, 300)} ${JSON.stringify(one.headers)}: ${said}`);
      }),
    );
  }
  console.log(Object.fromEntries([...statuses].toSorted()));
  expect([...wrong.values()]).toEqual([]);
  const answered = apiRoutes.filter(({ at }) => [...statuses.keys()].some((key) => key === `${at} 200`));
  expect(answered.length).toBeGreaterThan(apiRoutes.length / 2);
});
