import { load } from 'cheerio';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packetOptions } from '../../src/packet/options.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';

let library: Library;
let id: string;
let emptyId: string;

beforeAll(async () => {
  library = await openLibrary(sources);
  const { reportId } = await library.shelve(commissionReport);
  await library.index();
  const binder = await api('/binders', { title: 'SAMPLE matter', outline: 'nexus' });
  ({ id } = binder);
  ({ id: emptyId } = await api('/binders', { title: 'SAMPLE empty', outline: 'nexus' }));
  const section = binder.sections[0]?.id;
  await api(`/binders/${id}/items`, { passageId: `${reportId}.1.0`, section, relevance: 'SAMPLE reason' });
});
afterAll(() => library.close());

async function api(path: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${library.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { id: string; sections: { id: string }[] };
}

const ask = (binder: string, query = '') =>
  fetch(`${library.url}/api/v1/binders/${binder}/packet${query}`, { method: 'POST' });

function send(fields: Record<string, string>, origin = library.url) {
  return fetch(`${library.url}/binders/${id}/packet`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams(fields),
  });
}

const filesOf = async (response: Response) => unzipSync(new Uint8Array(await response.arrayBuffer()));

test('a program gets the packet of a binder as an archive, with its manifest and what to check', async () => {
  const response = await ask(id, '?format=docx');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = await filesOf(response);
  expect(Object.keys(files)).toEqual(['exhibits.docx', 'check.txt', 'manifest.json']);
  expect(strFromU8(files['manifest.json'] ?? new Uint8Array())).not.toContain(id);
});

test('the form on the page of a binder makes the same packet', async () => {
  const page = load(await (await fetch(`${library.url}/binders/${id}`)).text());
  const fields = page('#packet form')
    .serializeArray()
    .map(({ name, value }) => [name, value]);
  expect(packetOptions.parse(Object.fromEntries(fields))).toEqual(packetOptions.parse({}));
  const response = await send({ ...Object.fromEntries(fields), form: 'uk' });
  expect(response.headers.get('content-disposition')).toContain('packet.zip');
  const fromForm = await filesOf(response);
  expect(Object.keys(fromForm)).toEqual(['exhibits.pdf', 'check.txt', 'manifest.json']);
  expect(
    Buffer.from(fromForm['exhibits.pdf'] ?? []).compare(
      (await filesOf(await ask(id, '?form=uk')))['exhibits.pdf'] ?? Buffer.of(),
    ),
  ).toBe(0);
});

test('an empty binder has no form, and a program is told why there is no packet', async () => {
  const page = load(await (await fetch(`${library.url}/binders/${emptyId}`)).text());
  expect(page('#packet').length).toBe(0);
  const response = await ask(emptyId);
  expect([response.status, (await response.json()).detail]).toEqual([409, expect.stringContaining('no passage')]);
});

test('a choice that cannot be is refused by name, a form from elsewhere is refused, an unknown binder is not found', async () => {
  const wrong = await ask(id, '?form=eu');
  expect([wrong.status, (await wrong.json()).detail]).toEqual([400, expect.stringContaining('us, uk')]);
  expect((await send({ format: 'pdf' }, 'https://elsewhere.example')).status).toBe(403);
  expect((await ask('x'.repeat(32))).status).toBe(404);
});
