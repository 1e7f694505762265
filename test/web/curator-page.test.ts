import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formsOf, openCurator } from './curator.ts';
import { blocksOf, type Library, openLibrary } from './library.ts';
import { commissionReport, sources } from './shelf.ts';

const curatorKey = 'SAMPLE-key-of-the-curators';

let library: Library;
let now = 0;
let reportId = '';

beforeEach(async () => {
  now = Date.parse('2026-11-22T12:00:00.000Z');
  library = await openLibrary(sources, { curatorKey, clock: () => now });
  reportId = (await library.shelve(commissionReport)).reportId;
  await library.index();
});

afterEach(() => library.close());

const reportPath = () => `/reports/${reportId}`;

async function signedIn(name = 'Анна <b>') {
  const curator = openCurator(library.url);
  expect((await curator.signIn(curatorKey, name)).status).toBe(303);
  return curator;
}

test('a curator signs in, rejects a tag, sees it struck through and folded away, undoes it, and signs out', async () => {
  const curator = await signedIn();
  const page = await curator.page(`${reportPath()}?q=foreign+agent`);
  expect(page).toContain('Анна &lt;b&gt;');
  const [form] = formsOf(page, '.decide');
  if (form === undefined) throw new Error('there is no button');
  const answer = await curator.post(form.action, { ...form.fields, state: 'rejected' });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `${reportPath()}?q=foreign+agent#p-${form.fields.passageId?.split('.')[2]}`,
  ]);
  expect(await library.store.decisions({ limit: 9 })).toMatchObject([{ state: 'rejected', by: 'Анна <b>', reportId }]);

  const after = await (await fetch(library.url + reportPath())).text();
  expect(load(after)('details.rejected:not([open]) li s').length).toBeGreaterThan(0);
  expect(after).toContain('1 tag rejected by a curator');
  expect(formsOf(after, '.decide, .sign-out')).toEqual([]);
  expect(load(after)('details.decisions li').text()).toMatch(/^Nov 22, 2026, 12:00 UTC: Анна <b> rejected /);

  const [undo] = formsOf(await curator.page(reportPath()), '.rejected .decide');
  await curator.post(undo?.action ?? '', { ...undo?.fields, state: 'machine' });
  expect(await curator.page(reportPath())).not.toContain('class="rejected"');

  const [out] = formsOf(await curator.page('/curator'), '.sign-out');
  const before = curator.cookie();
  expect((await curator.post(out?.action ?? '', out?.fields ?? {})).status).toBe(303);
  const replayed = await fetch(library.url + reportPath(), { headers: { cookie: before } });
  expect(formsOf(await replayed.text(), '.decide')).toEqual([]);
});

test('everyone sees what earned a tag: words, strength, rule, kind of evidence, country, taxonomy, and who vouches for it', async () => {
  const curator = await signedIn();
  const [form] = formsOf(await curator.page(reportPath()), '.decide');
  await curator.post(form?.action ?? '', { ...form?.fields, state: 'confirmed' });
  const page = load(await (await fetch(library.url + reportPath())).text());
  const chip = page('.chip.confirmed').first();
  expect(chip.find('summary').text()).toContain('confirmed by a curator');
  const [passage] = await library.store.passagesById([form?.fields.passageId ?? '']);
  const tag = passage?.tags.find(({ state }) => state === 'confirmed');
  const text = chip.text();
  for (const fact of [tag?.quote, tag?.rule, tag?.strength, tag?.taxonomyVersion, 'About Russia by']) {
    expect(text).toContain(fact);
  }
  expect(tag?.evidence === undefined || text.includes('Shows: ')).toBe(true);
});

test('the cookie is for this site alone, unread by scripts, for 12 hours, and over https only where https is spoken', async () => {
  const curator = openCurator(library.url);
  const plain = (await curator.signIn(curatorKey)).headers.get('set-cookie') ?? '';
  expect(plain).toMatch(/^curator=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
  expect(plain).not.toContain(curatorKey);
  const behindProxy = { origin: library.url, 'x-forwarded-proto': 'https' };
  const secure = await curator.post('/curator', { key: curatorKey, name: '' }, behindProxy);
  expect(secure.headers.get('set-cookie')).toContain('; Secure; SameSite=Strict');
  const page = await fetch(`${library.url}/curator`, { headers: { cookie: curator.cookie() } });
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
  now += 12 * 3_600_000;
  expect(formsOf(await curator.page('/curator'), '.sign-in')).toHaveLength(1);
});

test('a wrong key signs nobody in, is not repeated, and too many make wait', async () => {
  const curator = openCurator(library.url);
  const wrong = await curator.signIn('wrong-key-that-is-long-enough', 'Anna');
  expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([401, null]);
  const page = await wrong.text();
  expect(page).toContain('This is not the curators’ key.');
  expect(page).not.toContain('wrong-key');
  expect(page).toContain('value="Anna"');
  for (let i = 1; i < 10; i += 1) await curator.signIn('wrong');
  expect((await curator.signIn(curatorKey)).status).toBe(429);
  expect(library.logged.join()).not.toContain('wrong');
});

test('a form without the session’s token, without a session, or from another site decides nothing', async () => {
  const [curator, other] = [await signedIn(), await signedIn('Other')];
  const [form] = formsOf(await curator.page(reportPath()), '.decide');
  const [foreign] = formsOf(await other.page(reportPath()), '.decide');
  const fields: Record<string, string> = { ...form?.fields, state: 'rejected' };
  const path = form?.action ?? '';
  const own = { origin: library.url };
  const { csrf: _, ...bare } = fields;
  const tries: [Record<string, string>, Record<string, string>, number][] = [
    [bare, own, 400],
    [{ ...fields, csrf: '' }, own, 403],
    [{ ...fields, csrf: foreign?.fields.csrf ?? '' }, own, 403],
    [fields, { origin: 'https://evil.example' }, 403],
    [fields, { origin: 'null' }, 403],
    [fields, {}, 403],
    [fields, { 'sec-fetch-site': 'cross-site', ...own }, 403],
    [fields, { 'sec-fetch-site': 'same-site', ...own }, 403],
    [fields, { ...own, cookie: '' }, 401],
    [fields, { ...own, cookie: 'curator=nonsense' }, 401],
    [fields, { ...own, 'content-type': 'application/json' }, 415],
    [{ ...fields, start: '-1' }, own, 400],
    [{ ...fields, start: String(Number(fields.start) + 1) }, own, 409],
    [{ ...fields, category: 'no-such' }, own, 409],
    [{ ...fields, passageId: 'no-such.1.0' }, own, 404],
    [{ ...fields, extra: '1' }, own, 400],
  ];
  for (const [given, headers, status] of tries) {
    expect([headers, (await curator.post(path, given, headers)).status]).toEqual([headers, status]);
  }
  expect((await curator.post('/curator', { key: curatorKey, name: '' }, {})).status).toBe(403);
  expect((await curator.post('/curator/sign-out', { csrf: 'x' }, own)).status).toBe(403);
  expect(await library.store.decisions({ limit: 9 })).toEqual([]);
  expect((await curator.post(path, fields, { 'sec-fetch-site': 'same-origin', origin: 'null' })).status).toBe(303);
});

test('a decision holds in a new version of the report where the passage reads the same', async () => {
  const curator = await signedIn();
  const [form] = formsOf(await curator.page(reportPath()), '.decide');
  await curator.post(form?.action ?? '', { ...form?.fields, state: 'rejected' });
  const added = blocksOf('¶13 SAMPLE. A paragraph that was put in front, about the invented harbour of Portovo.', '7');
  await library.shelve({
    ...commissionReport,
    capturedAt: '2026-11-21T08:30:00.000Z',
    blocks: [...commissionReport.blocks, ...blocksOf('# Appendix'), ...added],
  });
  const page = await (await fetch(library.url + reportPath())).text();
  expect(page).toContain('Portovo');
  expect(page).toContain('1 tag rejected by a curator');
  const old = formsOf(await curator.page(`${reportPath()}?version=1`), '.rejected .decide')[0];
  const back = await curator.post(old?.action ?? '', { ...old?.fields, state: 'machine' });
  expect(back.headers.get('location')).toMatch(/\?version=1#p-\d+$/);
  expect(await curator.page(reportPath())).not.toContain('class="rejected"');
});
