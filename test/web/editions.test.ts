import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf, type Library, openLibrary, type Shelved } from './library.ts';
import { sources } from './shelf.ts';

const edition = (year: number, text: string): Shelved => ({
  sourceId: 'sample-commission',
  url: `https://sample-commission.example/reports/${year}-practices`,
  title: `SAMPLE ${year} report on practices: Russia`,
  language: 'en',
  publishedOn: String(year + 1),
  series: `${year} SAMPLE practices`,
  blocks: blocksOf(text),
});

const earlier = edition(
  2023,
  `
# Section 1. Prisons

SAMPLE. Guards in three colonies of Russia beat prisoners. Lawyers were turned away at the gate of each colony. The prosecutor opened 12 cases.

# Section 2. Assembly

SAMPLE. Police dispersed all rallies in Moscow, and lone pickets too. A court fined 40 persons for standing in a street.
`,
);
const later = edition(
  2024,
  `
# Section 1. Prisons

SAMPLE. Guards in three colonies of Russia beat prisoners. The prosecutor opened 3 cases. <b>No</b> official was charged.

# Section 2. Exile

SAMPLE. Consulates of Russia abroad no longer renewed the passports of those who had left.
`,
);

let library: Library;
let ids: { earlier: string; later: string };
beforeAll(async () => {
  library = await openLibrary(sources);
  ids = {
    earlier: (await library.shelve(earlier)).reportId,
    later: (await library.shelve(later)).reportId,
  };
  await library.index();
});
afterAll(() => library.close());

const address = (path: string, given: Record<string, string>) => `${library.url}${path}?${new URLSearchParams(given)}`;

test('two editions are laid side by side: sections gone and new, sentences gone, added and changed', async () => {
  const answer = await (await fetch(address('/api/v1/editions', ids))).json();
  expect(answer.earlier).toMatchObject({ reportId: ids.earlier, publishedOn: '2024' });
  const kinds = answer.sections.map(({ kind, later, earlier }: Record<string, string[]>) => [
    kind,
    (later ?? earlier)?.at(-1),
  ]);
  expect(kinds).toEqual([
    ['both', 'Section 1. Prisons'],
    ['new', 'Section 2. Exile'],
    ['gone', 'Section 2. Assembly'],
  ]);
  expect(answer.sections[0].changes).toContainEqual({
    kind: 'changed',
    before: 'The prosecutor opened 12 cases.',
    after: 'The prosecutor opened 3 cases.',
  });
  expect(answer.sections[0].changes).toContainEqual({
    kind: 'removed',
    text: 'Lawyers were turned away at the gate of each colony.',
  });
});

test('the page shows the changes in the words of both, as text, with a link to each edition', async () => {
  const page = load(await (await fetch(address('/editions', ids))).text());
  expect(page('del').text()).toContain('opened 12 cases');
  expect(page('ins').text()).toContain('<b>No</b> official was charged');
  expect(
    page('.sides a')
      .toArray()
      .map((link) => page(link).attr('href')),
  ).toEqual([`/reports/${ids.earlier}`, `/reports/${ids.later}`]);
  expect(page('main').text()).toContain('silent says nothing');
});

test('editions can be given by the addresses of their pages; for one alone the page offers the others, whichever is later', async () => {
  const pasted = { earlier: `http://127.0.0.1/reports/${ids.earlier}?q=x#p-1`, later: ` ${ids.later} ` };
  expect(load(await (await fetch(address('/editions', pasted))).text())('del').length).toBeGreaterThan(0);
  const form = load(await (await fetch(address('/editions', { later: ids.later }))).text());
  expect(form('#later').attr('value')).toBe(ids.later);
  expect(form('del').length).toBe(0);
  const offered = form('.offered a')
    .toArray()
    .map((link) => form(link).attr('href'));
  expect(offered).toEqual([`/editions?${new URLSearchParams(ids)}`]);
  const fromEarlier = load(await (await fetch(address('/editions', { later: ids.earlier }))).text());
  expect(fromEarlier('.offered a').attr('href')).toBe(`/editions?${new URLSearchParams(ids)}`);
});

test('a report that is not there, and one beside itself, are refused by name', async () => {
  const absent = await fetch(address('/api/v1/editions', { ...ids, earlier: 'sample-none' }));
  expect([absent.status, (await absent.json()).parameter]).toEqual([404, 'earlier']);
  const same = await fetch(address('/api/v1/editions', { earlier: ids.later, later: ids.later }));
  expect([same.status, (await same.json()).parameter]).toEqual([400, 'later']);
  expect((await fetch(address('/editions', { earlier: 'sample-none', later: ids.later }))).status).toBe(404);
});
