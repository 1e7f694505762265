import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { binder, binderItem, itemStanding } from '../../../src/web/api/answers/binders.ts';
import { apiRoutes } from '../../../src/web/api/routes.ts';
import { blocksOf, type Library } from '../library.ts';
import { commissionReport, openCommissionShelf } from '../shelf.ts';
import { mismatch } from './answers.ts';

type Binder = z.infer<typeof binder>;
type Item = z.infer<typeof binderItem>;
type Standing = z.infer<typeof itemStanding>;

let library: Library;
let reportId: string;

beforeAll(async () => {
  ({ library, reportId } = await openCommissionShelf());
});

afterAll(() => library.close());

/** Sends JSON, and holds the answer against the description. */
async function ask<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const response = await fetch(`${library.url}/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const given = { status: response.status, type: response.headers.get('content-type') ?? '', body: text };
  const steps = `/api/v1${path}`.split('/');
  const route = apiRoutes.find(({ method: own, at }) => {
    const own_ = at.split('/');
    const fits =
      own_.length === steps.length && own_.every((step, index) => step.startsWith(':') || step === steps[index]);
    return own === method.toLowerCase() && fits;
  });
  if (route === undefined) throw new Error(`${method} ${path} is no route`);
  expect(mismatch(route, given)).toBeUndefined();
  return { status: response.status, body: JSON.parse(text) };
}

const make = async () => (await ask<Binder>('POST', '/binders', { title: 'SAMPLE', outline: 'nexus' })).body;
const add = (id: string, section: string | undefined, passage: string, more = {}) =>
  ask<{ item: Item; revision: number }>('POST', `/binders/${id}/items`, { passageId: passage, section, ...more });

test('a binder is made of an outline, a passage is put in as it stands, and both are read again', async () => {
  const made = await ask<Binder>('POST', '/binders', { title: 'SAMPLE', outline: 'nexus', headings: ['Further'] });
  expect([made.status, made.body.sections.length, made.body.revision]).toEqual([201, 7, 1]);
  expect(made.body.sections.at(-1)?.heading).toBe('Further');
  const section = made.body.sections[1]?.id;
  const added = await add(made.body.id, section, `${reportId}.1.1`, { relevance: 'SAMPLE', label: 'green' });
  expect(added.status).toBe(201);
  const [passage] = await library.store.passagesById([`${reportId}.1.1`]);
  expect(added.body.item).toMatchObject({ text: passage?.text, reportId, version: 1, label: 'green', note: null });
  const again = await ask<Binder>('GET', `/binders/${made.body.id}`);
  expect(again.body.sections[1]?.items).toEqual([added.body.item]);
});

test('changes are made together or not at all, and on an older state never', async () => {
  const { id, sections } = await make();
  const section = sections[0]?.id ?? '';
  const { item, revision } = (await add(id, section, `${reportId}.1.0`)).body;
  const changes = [
    { do: 'describe-item', item: item.id, note: 'SAMPLE note' },
    { do: 'move-item', item: item.id, section: sections[2]?.id },
  ];
  const changed = await ask<Binder>('PATCH', `/binders/${id}`, { revision, changes });
  expect(changed.body.sections[2]?.items).toMatchObject([{ id: item.id, note: 'SAMPLE note' }]);
  const stale = await ask<{ code: string }>('PATCH', `/binders/${id}`, { revision, changes });
  expect([stale.status, stale.body.code]).toEqual([409, 'binder.stale']);
  const half = [
    { do: 'rename', title: 'Half' },
    { do: 'remove-item', item: 'no-such' },
  ];
  const refused = await ask('PATCH', `/binders/${id}`, { revision: revision + 1, changes: half });
  expect(refused.status).toBe(404);
  expect((await ask<Binder>('GET', `/binders/${id}`)).body).toEqual(changed.body);
});

test('what is exported can be imported as another binder, and is refused where it is wrong', async () => {
  const { id, sections } = await make();
  await add(id, sections[0]?.id, `${reportId}.1.0`, { note: 'SAMPLE note' });
  const file = (await ask<Record<string, unknown>>('GET', `/binders/${id}/export`)).body;
  const imported = await ask<Binder>('POST', '/binders/import', file);
  expect(imported.status).toBe(201);
  expect(imported.body.id).not.toBe(id);
  expect((await ask('GET', `/binders/${imported.body.id}/export`)).body).toEqual(file);
  const wrong = await ask<{ parameter: string }>('POST', '/binders/import', { ...file, sections: [{ heading: 'h' }] });
  expect([wrong.status, wrong.body.parameter]).toEqual([400, 'sections.0.items']);
});

test('a file of half a megabyte is taken', async () => {
  const { id, sections } = await make();
  await add(id, sections[0]?.id, `${reportId}.1.0`);
  type File = { sections: { heading: string; items: object[] }[] };
  const file = (await ask<File>('GET', `/binders/${id}/export`)).body;
  const items = Array(200).fill({ ...file.sections[0]?.items[0], note: 'SAMPLE '.repeat(280) });
  const imported = await ask<Binder>('POST', '/binders/import', { ...file, sections: [{ heading: 'h', items }] });
  expect([imported.status, imported.body.sections[0]?.items.length]).toEqual([201, 200]);
});

test('what has become of the passages: as cited, changed, superseded, or forged in a file', async () => {
  const url = 'https://sample-commission.example/standing';
  const first = { ...commissionReport, url, title: '2023 SAMPLE Yearbook: Russia', publishedOn: '2024' };
  const { reportId: changing } = await library.shelve(first);
  const { id, sections } = await make();
  await add(id, sections[0]?.id, `${changing}.1.0`);
  await add(id, sections[0]?.id, `${changing}.1.1`);
  const kept = [
    ...first.blocks.slice(0, 4),
    ...blocksOf('SAMPLE. Something else stands here now about courts in Russia.'),
  ];
  await library.shelve({ ...first, blocks: kept, capturedAt: '2026-11-21T08:30:00.000Z' });
  const later = { ...first, url: `${url}/later`, title: '2024 SAMPLE Yearbook: Russia', publishedOn: '2025' };
  const { reportId: newer } = await library.shelve({
    ...later,
    blocks: blocksOf('SAMPLE. A short edition of the next year.'),
  });
  const file = (await ask<{ sections: { items: { text: string }[] }[] }>('GET', `/binders/${id}/export`)).body;
  const forged = structuredClone(file);
  for (const { items } of forged.sections) for (const item of items) item.text = item.text.replace('three', 'thirty');
  const other = (await ask<Binder>('POST', '/binders/import', forged)).body;
  const standing = async (of: string) =>
    (await ask<{ items: Standing[] }>('GET', `/binders/${of}/standing`)).body.items;
  const [same, different] = await standing(id);
  expect(same).toMatchObject({ held: 'as-cited', newest: { version: 2, stands: true, passageId: `${changing}.2.0` } });
  expect(different).toMatchObject({ held: 'as-cited', newest: { version: 2, stands: false } });
  expect(same?.newerEdition?.id).toBe(newer);
  expect((await standing(other.id)).map(({ held }) => held)).toEqual(['otherwise', 'as-cited']);
});

test('nobody reads, changes or deletes a binder by an id that is none, and a deleted one is gone', async () => {
  const { id } = await make();
  const near = `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`;
  for (const path of [`/binders/${near}`, '/binders/..', `/binders/${near}/standing`, `/binders/${near}/export`])
    expect([path, (await fetch(`${library.url}/api/v1${path}`)).status]).toEqual([path, 404]);
  expect((await ask('DELETE', `/binders/${near}`)).status).toBe(404);
  expect((await ask('DELETE', `/binders/${id}`)).status).toBe(200);
  expect((await ask('GET', `/binders/${id}`)).status).toBe(404);
});
