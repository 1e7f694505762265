import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressOf, closeServer, listen } from '../../src/commands/serve.ts';
import { readConfig } from '../../src/config.ts';
import { type Instance, openInstance } from '../../src/instance.ts';
import { createLog } from '../../src/log.ts';
import { openPublisher, type Publisher, status } from '../crawl/publisher.ts';
import { judgment } from '../read/docx-samples.ts';
import { formsOf, openCurator } from '../web/curator.ts';
import { lines, run } from './program.ts';

const key = 'a-secret-of-the-curators-of-this-test';
const saved = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SAMPLE saved page</title><link rel="canonical" href="https://archive.example/copy/1"></head><body><article><h1>SAMPLE saved page</h1>${'<p>SAMPLE. Police in Kazan searched the flats of twelve Jehovah’s Witnesses; a court in Russia called their faith extremist and fined two believers. </p>'.repeat(6)}</article></body></html>`;
const about = { publisher: 'SAMPLE Helsinki Group', url: 'https://helsinki.example/reports/kazan' };

let dataDir: string;
let publisher: Publisher;
let instance: Instance;
let server: Server;
let base: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'by-hand-'));
  publisher = await openPublisher();
  const config = readConfig({ COI_DATA: dataDir, COI_REPLAY: publisher.base, PORT: '0', COI_CURATOR_KEY: key });
  instance = await openInstance(config, [], createLog('silent'));
  server = await listen(instance, createLog('silent'));
  base = addressOf(server, config.host);
});
afterAll(async () => {
  await closeServer(server);
  await instance.close();
  await publisher.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function form(fields: Record<string, string>, file?: { name: string; body: Uint8Array | string }): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  if (file) data.append('file', new Blob([Uint8Array.from(Buffer.from(file.body))]), file.name);
  return data;
}

async function post(fields: Record<string, string>, file?: { name: string; body: Uint8Array | string }, by = key) {
  const headers = { authorization: `Bearer ${by}` };
  const response = await fetch(`${base}/api/v1/reports`, { method: 'POST', headers, body: form(fields, file) });
  return { status: response.status, json: await response.json() };
}

const get = async (path: string) => (await fetch(base + path)).text();

describe('a report added by hand', () => {
  test('goes through the whole path: evidence, passages, tags, index; and says that it was, and by whom it is', async () => {
    const given = { ...about, tier: '2', kind: 'ngo', by: 'SAMPLE curator' };
    const body = saved.replaceAll('Kazan', 'Izhevsk');
    const added = await post(given, { name: 'kazan.html', body });
    expect(added).toMatchObject({ status: 201, json: { outcome: 'new', title: 'SAMPLE saved page', url: about.url } });
    const { reportId, sha256 } = added.json;
    expect(reportId).toMatch(/^by-hand-[0-9a-f]{8}$/);
    expect(Buffer.from(await instance.store.snapshotBytes(sha256)).toString()).toBe(body);
    const byHand = { publisher: about.publisher, tier: 2, kind: 'ngo', by: 'SAMPLE curator', file: 'kazan.html' };
    const found = JSON.parse(await get('/api/v1/search?q=Izhevsk&category=jehovahs-witnesses&source=by-hand'));
    expect(found).toMatchObject({ total: 1, hits: [{ reportId, byHand, capture: { sha256 } }] });
    expect(JSON.parse(await get(`/api/v1/reports/${reportId}`)).report).toMatchObject({ byHand, sourceId: 'by-hand' });
    for (const page of [await get('/search?q=Izhevsk'), await get(added.json.address)]) {
      expect(page).toContain(about.publisher);
      expect(page).toContain('Added by hand');
      expect(page).toMatch(/second tier|Tier 2/);
    }
  });

  test('is there once however often it is added, and changed when its text is', async () => {
    const more = { ...about, url: `${about.url}/2` };
    const file = { name: 'a.html', body: saved };
    expect((await post(more, file)).json.outcome).toBe('new');
    expect(await post(more, file)).toMatchObject({ status: 200, json: { outcome: 'unchanged', version: 1 } });
    const changed = { name: 'b.html', body: saved.replaceAll('twelve', 'thirteen') };
    expect(await post(more, changed)).toMatchObject({ status: 200, json: { outcome: 'changed', version: 2 } });
  });

  test('may be a PDF, DOCX or plain text; what a person says of it stands', async () => {
    const pdf = readFileSync('src/demo/publisher/sample-monitor.example/files/anti-war-speech-first-half-2026.pdf');
    const said = { title: 'SAMPLE: the title that a person gave', publishedOn: '2026-07', language: 'en' };
    const files = [
      { name: 'report.pdf', body: pdf },
      { name: 'report.docx', body: await judgment() },
      { name: 'report.txt', body: 'SAMPLE. A court in Moscow fined a teacher in Russia for a post about the war.' },
    ];
    for (const file of files) {
      const added = await post({ ...about, url: `${about.url}/${file.name}`, ...said }, file);
      const { title, publishedOn } = said;
      expect({ file: file.name, ...added }).toMatchObject({
        file: file.name,
        status: 201,
        json: { title, publishedOn },
      });
    }
  });

  test('is fetched when only its address is given, robots.txt first', async () => {
    publisher.serve(
      'open.example/report',
      (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(saved),
    );
    publisher.serve('closed.example/robots.txt', (response) => void response.end('User-agent: *\nDisallow: /'));
    publisher.serve('gone.example/report', status(410));
    const at = (host: string) => post({ ...about, url: `https://${host}/report` });
    expect(await at('open.example')).toMatchObject({ status: 201, json: { url: 'https://open.example/report' } });
    expect(publisher.log.map(({ host, path }) => host + path).slice(0, 2)).toEqual([
      'open.example/robots.txt',
      'open.example/report',
    ]);
    expect(await at('closed.example')).toMatchObject({ status: 422, json: { code: 'fetch.disallowed' } });
    expect(await at('gone.example')).toMatchObject({ status: 422, json: { code: 'fetch.gone' } });
    expect(await at('10.0.0.1')).toMatchObject({ status: 400, json: { parameter: 'url' } });
  });

  test('comes again out of its capture at a rebuild, the same', async () => {
    await post({ ...about, url: `${about.url}/again` }, { name: 'a.html', body: saved });
    const before = await instance.store.reports({ sourceId: 'by-hand', limit: 100 });
    const passages = async () => Promise.all(before.map(({ id }) => instance.store.passages(id)));
    const was = await passages();
    expect(before.length).toBeGreaterThan(0);
    expect(await instance.pipeline.rebuild()).toMatchObject({ corrupt: 0, tagsChanged: 0 });
    expect(await instance.store.reports({ sourceId: 'by-hand', limit: 100 })).toEqual(before);
    expect(await passages()).toEqual(was);
    expect(JSON.parse(await get('/api/v1/search?q=Kazan&source=by-hand')).total).toBeGreaterThan(0);
  });
});

describe('what cannot be added', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0', 'latin1'), 'extract.unsupported'],
    ['a PDF that is cut', '%PDF-1.7\nSAMPLE', 'extract.corrupt'],
    [
      'a web archive',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n--x\r\nSAMPLE',
      'extract.unsupported',
    ],
    ['a page without text', '<html><body></body></html>', 'extract.empty'],
  ])('%s is kept all the same, and says so', async (_what, body, code) => {
    const url = `${about.url}/${code}-${_what.length}`;
    const { status, json } = await post({ ...about, url }, { name: 'SAMPLE file', body });
    expect({ status, code: json.code }).toEqual({ status: 422, code });
    const sha256 = /SHA-256 ([0-9a-f]{64})/.exec(json.detail)?.[1] ?? '';
    expect(Buffer.from(await instance.store.snapshotBytes(sha256))).toEqual(Buffer.from(body));
    expect(await instance.store.problems({ sourceId: 'by-hand', limit: 100 })).toContainEqual(
      expect.objectContaining({ url, code }),
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ['no publisher', { publisher: '' }, 'publisher'],
    ['no address', { url: 'kazan.html' }, 'url'],
    ['a standing that there is not', { tier: '5' }, 'tier'],
    ['a kind that there is not', { kind: 'blog' }, 'kind'],
    ['a date that is none', { publishedOn: 'yesterday' }, 'publishedOn'],
    ['a field that nobody knows', { client: 'SAMPLE' }, ''],
  ])('with %s is refused by name', async (_what, fields, parameter) => {
    const { status, json } = await post({ ...about, ...fields }, { name: 'a.html', body: saved });
    expect({ status, code: json.code, parameter: json.parameter ?? '' }).toEqual({
      status: 400,
      code: 'usage',
      parameter,
    });
  });

  test('a file beyond 25 MB, an empty one, and what is no form, are refused with the reason', async () => {
    expect(await post(about, { name: 'large.pdf', body: Buffer.alloc(25_100_000) })).toMatchObject({
      status: 413,
      json: { parameter: 'file' },
    });
    expect(await post(about, { name: 'empty.pdf', body: '' })).toMatchObject({
      status: 400,
      json: { parameter: 'file' },
    });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'multipart/form-data; boundary=x' };
    const broken = await fetch(`${base}/api/v1/reports`, { method: 'POST', headers, body: 'SAMPLE' });
    expect(broken.status).toBe(400);
  });

  test('without the key nothing is read', async () => {
    expect(await post(about, { name: 'a.html', body: saved }, 'not-the-key-of-the-curators')).toMatchObject({
      status: 401,
    });
  });
});

describe('the command add', () => {
  test('adds a file, and says what cannot be added and why', async () => {
    const file = join(dataDir, 'command.html');
    writeFileSync(file, saved);
    const environment = { COI_DATA: join(dataDir, 'command'), COI_REPLAY: publisher.base };
    const words = ['--publisher', about.publisher, '--url', about.url, '--json'];
    const added = await run(['add', file, ...words], environment);
    expect(lines(added.out)).toMatchObject([{ file, outcome: 'new', title: 'SAMPLE saved page', url: about.url }]);
    const found = await run(['search', 'Kazan', '--source', 'by-hand', '--json'], environment);
    expect(lines(found.out)).toMatchObject([
      { total: 1, hits: [{ byHand: { publisher: about.publisher, file: 'command.html' } }] },
    ]);
    const missing = await run(['add', join(dataDir, 'none.pdf'), ...words], environment);
    expect(missing.code).toBe(1);
    expect(lines(missing.out)).toMatchObject([{ error: { code: 'not-found' } }]);
    const empty = join(dataDir, 'empty.pdf');
    writeFileSync(empty, '');
    const refused = await run(['add', empty, ...words.filter((word) => word !== '--json')], environment);
    expect(refused).toMatchObject({ code: 1, err: `${empty} is empty. [usage]\n` });
    expect((await run(['add', file], environment)).code).toBe(2);
  });
});

describe('the page for curators', () => {
  test('adds a report, shows it, and keeps what was typed when something is wrong', async () => {
    const curator = openCurator(base);
    expect((await fetch(`${base}/curator/add`, { redirect: 'manual' })).headers.get('location')).toBe('/curator');
    await curator.signIn(key, 'SAMPLE curator');
    const [filled] = formsOf(await curator.page('/curator/add'), 'form.add');
    const send = async (fields: Record<string, string>, file?: { name: string; body: string }) => {
      const sent = form({ csrf: filled?.fields.csrf ?? '', ...fields }, file);
      const response = await fetch(base + (filled?.action ?? ''), {
        method: 'POST',
        headers: { cookie: curator.cookie(), origin: base },
        body: sent,
      });
      return { status: response.status, page: await response.text() };
    };
    const wrong = await send(
      { ...about, publisher: 'SAMPLE <Group>', url: 'nowhere' },
      { name: 'a.html', body: saved },
    );
    expect(wrong.status).toBe(400);
    expect(wrong.page).toContain('value="SAMPLE &lt;Group&gt;"');
    const right = await send(
      { ...about, url: `${about.url}/page`, kind: '', tier: '' },
      { name: 'a.html', body: saved },
    );
    expect(right).toMatchObject({ status: 200, page: expect.stringContaining('SAMPLE saved page') });
    const [report] = (await instance.store.reports({ limit: 100 })).filter(({ url }) => url === `${about.url}/page`);
    expect(report?.byHand).toEqual({ publisher: about.publisher, by: 'SAMPLE curator', file: 'a.html' });
    expect((await send({ ...about, csrf: 'forged' })).status).toBe(403);
  });
});
