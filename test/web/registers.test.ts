import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegisterEntry } from '../../src/model/register.ts';
import { sampleSource } from '../sample-source.ts';
import { type Library, openLibrary } from './library.ts';

const agents = { ...sampleSource, id: 'sample-agents', kind: 'register', title: 'ОБРАЗЕЦ реестра' } as const;
const materials = { ...sampleSource, id: 'sample-materials', kind: 'register', title: 'ОБРАЗЕЦ списка' } as const;
let library: Library;

beforeAll(async () => {
  library = await openLibrary([agents, materials, sampleSource]);
  const keep = (sourceId: string, day: number, ...entries: RegisterEntry[]) =>
    library.store.keepEntries(sourceId, entries, { at: `2026-03-0${day}T05:00:00.000Z`, snapshotId: day });
  const person = (name: string, given: Partial<RegisterEntry> = {}) =>
    ({ key: name, name, kind: 'person', ...given }) as const;
  await keep('sample-agents', 1, person('Ушедшев Пётр ОБРАЗЕЦ'));
  await keep(
    ...(['sample-agents', 2] as const),
    person('Примеров Пётр ОБРАЗЕЦ', { number: '7', includedOn: '2025-08-15', basis: 'Статья 7' }),
    person('Исключев Пётр ОБРАЗЕЦ', { basis: '*', excludedOn: '2025-03-07', excluded: true }),
  );
  const read = { began: '2026-03-02T05:00:00.000Z', at: '2026-03-02T05:01:00.000Z', most: 9 };
  await library.store.closeRegister('sample-agents', read);
  await keep('sample-materials', 2, { key: '1', name: '<b>Книга</b> – ……………', kind: 'material', redacted: true });
});
afterAll(() => library.close());

const page = async (search: string) => load(await (await fetch(`${library.url}/registers${search}`)).text());
const api = async (search: string) =>
  (await fetch(`${library.url}/api/v1/registers${search}`)).json() as Promise<Found>;
type Found = {
  total: number;
  registers: unknown[];
  entries: { name: string; state: string; goneSince: string | null }[];
};

test('a name is looked up in all registers, and says of each entry whether it stands there', async () => {
  const { total, entries, registers } = await api('?name=петр');
  expect(total).toBe(3);
  expect(entries.map(({ name, state, goneSince }) => [name, state, goneSince])).toEqual([
    ['Исключев Пётр ОБРАЗЕЦ', 'excluded', null],
    ['Примеров Пётр ОБРАЗЕЦ', 'listed', null],
    ['Ушедшев Пётр ОБРАЗЕЦ', 'left', '2026-03-02T05:01:00.000Z'],
  ]);
  expect(registers).toMatchObject([
    { id: 'sample-agents', entries: { listed: 1, excluded: 1, left: 1 } },
    { id: 'sample-materials', entries: { listed: 1, excluded: 0, left: 0 } },
  ]);
  expect((await api('?name=петр&state=listed')).entries.map(({ name }) => name)).toEqual(['Примеров Пётр ОБРАЗЕЦ']);
});

test('a register that is not read, and a state that is none, are refused by name', async () => {
  for (const [search, parameter] of [
    ['?register=sample-source', 'register'],
    ['?state=maybe', 'state'],
    ['?page=0', 'page'],
  ]) {
    for (const path of ['/registers', '/api/v1/registers']) {
      const response = await fetch(library.url + path + search);
      expect([path, search, response.status]).toEqual([path, search, 400]);
      expect(await response.text()).toContain(String(parameter));
    }
  }
});

test('the page shows what the register prints, the days, and what a name alone does not tell', async () => {
  const $ = await page('?name=петр');
  const rows = $('tbody tr')
    .toArray()
    .map((row) => $(row).text().replace(/\s+/g, ' '));
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain('excluded: no longer counts as listed');
  expect(rows[0]).toContain('2025-03-07');
  expect(rows[0]).toContain('marked * by the list: terrorism');
  expect(rows[1]).toContain('no. 7');
  expect(rows[1]).toContain('2025-08-15');
  expect(rows[2]).toContain('first missed 2026-03-02');
  expect($('main').text()).toContain('A name alone identifies nobody');
});

test('a blacked-out name is shown as text, marked, and not looked up by', async () => {
  const $ = await page('?register=sample-materials');
  expect($('tbody tr').text()).toContain('<b>Книга</b>');
  expect($('tbody tr').text()).toContain('blacked out');
  expect((await page('?name=книга'))('main').text()).toContain('No entry has this name');
});

test('the sources page leads to the registers', async () => {
  const $ = load(await (await fetch(`${library.url}/sources`)).text());
  expect($('a[href="/registers"]').length).toBe(1);
});

test('captures of registers are not given out, and the answer says why and where to look instead', async () => {
  const body = new TextEncoder().encode('ОБРАЗЕЦ: Примеров Пётр, 1 января 1970');
  const url = 'https://sample-agents.example/list';
  const page = { url, finalUrl: url, fetchedAt: '2026-03-02T05:00:00.000Z', status: 200, contentType: 'text/html' };
  const about = { sourceId: 'sample-agents', role: 'list', link: { url } } as const;
  await library.store.keepSnapshot({ ...page, headers: {}, body }, about);
  for (const id of ['sample-agents-00000000', 'sample-materials-0a1b2c3d']) {
    const response = await fetch(`${library.url}/api/v1/reports/${id}/captures/1`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: 'capture.withheld',
      detail: expect.stringMatching(/^Captures of registers are not given out.*\/registers/),
    });
  }
  expect((await fetch(`${library.url}/api/v1/reports/sample-source-00000000/captures/1`)).status).toBe(404);
});
