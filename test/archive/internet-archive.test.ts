import { afterEach, beforeEach, expect, test } from 'vitest';
import { internetArchive } from '../../src/archive/internet-archive.ts';
import { openPublisher, type Publisher } from '../crawl/publisher.ts';
import { standInForArchive } from './stand-in.ts';

let publisher: Publisher;
beforeEach(async () => {
  publisher = await openPublisher();
});
afterEach(() => publisher.close());

const url = 'https://sample.example/report?id=1';
const success = { status: 'success', timestamp: '20261128112233', original_url: url, http_status: 200 };
const archive = (given: { mostMs?: number } = {}) =>
  internetArchive({
    base: `${publisher.base}/web.archive.org`,
    key: 'SAMPLE:SECRET',
    userAgent: 'sample/1',
    askEveryMs: 1,
    ...given,
  });

test('hands the address in under the key, waits until the copy is made, and tells where and when', async () => {
  const told = standInForArchive(publisher, success);
  expect(await archive().submit(url)).toEqual({
    copyUrl: `https://web.archive.org/web/20261128112233/${url}`,
    archivedAt: '2026-11-28T11:22:33.000Z',
  });
  expect(told).toEqual({ keys: ['LOW SAMPLE:SECRET'], urls: [url] });
});

test.each([
  [{ status: 'error', message: 'The page was blocked.' }, /no copy of .*: The page was blocked\.$/],
  [{ ...success, http_status: 404 }, /with status 404/],
])('a copy that was not made, or that is of an error page, is a failure that says why: %j', async (end, message) => {
  standInForArchive(publisher, end);
  await expect(archive().submit(url)).rejects.toMatchObject({ code: 'archive.refused', message, retryable: false });
});

test('a key that is not accepted is refused without printing it', async () => {
  standInForArchive(publisher, success, 401);
  const failure = await archive()
    .submit(url)
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'archive.refused', message: /does not accept COI_ARCHIVE_KEY/ });
  expect(String(failure)).not.toContain('SECRET');
});

test('an archive that is busy, silent, without end or that answers something else may be asked again later', async () => {
  standInForArchive(publisher, success, 429);
  await expect(archive().submit(url)).rejects.toMatchObject({ code: 'archive.unavailable', retryable: true });
  standInForArchive(publisher, { status: 'pending' });
  await expect(archive({ mostMs: 3 }).submit(url)).rejects.toMatchObject({ code: 'archive.unavailable' });
  standInForArchive(publisher, { status: 'success', timestamp: 'today' });
  await expect(archive().submit(url)).rejects.toMatchObject({ code: 'archive.unavailable' });
  await publisher.close();
  await expect(archive().submit(url)).rejects.toMatchObject({ code: 'archive.unavailable', retryable: true });
});
