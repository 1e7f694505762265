import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WARCParser, type WARCRecord } from 'warcio';
import type { Link, Page } from '../../src/model/page.ts';
import { openStore } from '../../src/store/open.ts';
import { run } from '../path/program.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'warc-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const latin = Buffer.from([0x3c, 0x70, 0x3e, 0xcf, 0xf0, 0xe8, 0x00, 0x0d, 0x0a, 0x57, 0x41, 0x52, 0x43]);
const pageOf = (path: string, body: Uint8Array, more: Partial<Page> = {}): Page => ({
  url: `https://news.example/${path}`,
  finalUrl: `https://news.example/${path}`,
  fetchedAt: '2026-11-22T12:00:00.000Z',
  status: 200,
  contentType: 'text/html',
  headers: { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': '7', server: 'SAMPLE' },
  body,
  ...more,
});

/** Keeps what is given, in this order, and closes the store, so that the command finds it. */
async function keep(
  ...pages: { page: Page; link?: Link; sourceId?: string; role?: 'report' | 'list' }[]
): Promise<void> {
  const store = await openStore({ dataDir });
  for (const { page, link = { url: page.url }, sourceId = 'news', role = 'report' } of pages)
    await store.keepSnapshot(page, { sourceId, role, link });
  await store.close();
}

/** What another reader of WARC files than our writer finds in one. */
async function readWith(path: string) {
  const found: { record: WARCRecord; payload: Buffer }[] = [];
  const bytes = new Blob([readFileSync(path)]).stream();
  for await (const record of new WARCParser(bytes)) {
    found.push({ record, payload: Buffer.from(await record.readFully(true)) });
  }
  return found;
}

async function exported(...words: string[]) {
  const out = join(dataDir, 'captures.warc.gz');
  const { code, err } = await run(['export-warc', '--out', out, ...words], { COI_DATA: dataDir });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return readWith(out);
}

test('every capture stands in the file byte for byte, under its final address, time and digest', async () => {
  const page = pageOf('a', latin, { url: 'https://news.example/short' });
  await keep({ page }, { page: pageOf('list', Buffer.from('SAMPLE list')), role: 'list' });
  const records = await exported();
  expect(records.map(({ record }) => record.warcType)).toEqual([
    'warcinfo',
    'response',
    'metadata',
    'response',
    'metadata',
  ]);
  const [, response, metadata] = records;
  expect(response?.payload.equals(latin)).toBe(true);
  expect(response?.record.warcTargetURI).toBe('https://news.example/a');
  expect(response?.record.warcDate).toBe('2026-11-22T12:00:00.000Z');
  expect(response?.record.warcPayloadDigest).toBe(`sha256:${createHash('sha256').update(latin).digest('hex')}`);
  expect(response?.record.httpHeaders?.statusline).toBe('HTTP/1.1 200 OK');
  const headers = Object.fromEntries([...(response?.record.httpHeaders?.headers ?? [])]);
  expect(headers).toMatchObject({
    server: 'SAMPLE',
    'x-orig-content-encoding': 'gzip',
    'content-length': String(latin.length),
  });
  expect(JSON.parse(metadata?.payload.toString() ?? '')).toMatchObject({
    sourceId: 'news',
    role: 'report',
    url: 'https://news.example/short',
  });
});

test('bytes that stand in the file already are a revisit, and a file added by hand is a resource', async () => {
  const later = { fetchedAt: '2026-11-23T12:00:00.000Z' };
  const byHand = { publisher: 'SAMPLE', file: 'a.pdf' };
  const url = 'https://hand.example/a.pdf';
  await keep(
    { page: pageOf('a', latin) },
    { page: pageOf('a', latin, later) },
    {
      page: pageOf('a.pdf', Buffer.from('%PDF SAMPLE'), {
        url,
        finalUrl: url,
        headers: {},
        contentType: 'application/pdf',
      }),
      link: { url, byHand },
      sourceId: 'by-hand',
    },
  );
  const records = await exported();
  expect(records.map(({ record }) => record.warcType).filter((type) => type !== 'metadata')).toEqual([
    'warcinfo',
    'response',
    'revisit',
    'resource',
  ]);
  const revisit = records.find(({ record }) => record.warcType === 'revisit')?.record;
  expect(revisit?.warcHeader('WARC-Refers-To-Date')).toBe('2026-11-22T12:00:00.000Z');
  const resource = records.find(({ record }) => record.warcType === 'resource');
  expect(resource).toMatchObject({ record: { warcTargetURI: url, warcContentType: 'application/pdf' } });
  expect(resource?.payload.toString()).toBe('%PDF SAMPLE');
  const ofHand = await exported('--source', 'by-hand');
  expect(ofHand.map(({ record }) => record.warcType)).toEqual(['warcinfo', 'resource', 'metadata']);
});

test('each record is a gzip member of its own, and its ids are the same in every export', async () => {
  await keep({ page: pageOf('a', latin) });
  const ids = async () => (await exported()).slice(1).map(({ record }) => record.warcHeader('WARC-Record-ID'));
  expect(await ids()).toEqual(await ids());
  const bytes = readFileSync(join(dataDir, 'captures.warc.gz'));
  expect(bytes.toString('latin1').split('\x1f\x8b\x08').length - 1).toBeGreaterThanOrEqual(3);
});
