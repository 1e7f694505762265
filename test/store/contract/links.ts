import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { keep, minute, reading } from '../sample.ts';

export function linkContract({ store }: Subject): void {
  const known = () => store().knownLinks('sample');

  test('remembers the addresses of a list, each source its own', async () => {
    await store().rememberLinks(
      'sample',
      [{ url: 'https://sample.org/b' }, { url: 'https://sample.org/a' }],
      minute(0),
    );
    await store().rememberLinks('other', [{ url: 'https://sample.org/a', title: 'Other' }], minute(0));
    await store().rememberLinks('sample', [], minute(1));
    expect(await known()).toEqual([
      { link: { url: 'https://sample.org/a' }, firstListedAt: minute(0) },
      { link: { url: 'https://sample.org/b' }, firstListedAt: minute(0) },
    ]);
    expect(await store().knownLinks('nobody')).toEqual([]);
  });

  test('orders addresses by code point, whatever the locale of the database', async () => {
    const urls = ['https://sample.org/B', 'https://sample.org/a', 'https://sample.org/b', 'https://sample.org/ä'];
    await store().rememberLinks(
      'sample',
      urls.toReversed().map((url) => ({ url })),
      minute(0),
    );
    expect((await known()).map(({ link }) => link.url)).toEqual(urls);
  });

  test('takes the newer metadata of a list and keeps what that list leaves out', async () => {
    const url = 'https://sample.org/a';
    await store().rememberLinks('sample', [{ url, title: 'Old', documentNumber: 'A/1' }], minute(0));
    await store().rememberLinks('sample', [{ url, title: 'New' }], minute(1));
    expect(await known()).toEqual([{ link: { url, title: 'New', documentNumber: 'A/1' }, firstListedAt: minute(0) }]);
  });

  test('takes an address that one list shows twice as one', async () => {
    const url = 'https://sample.org/a';
    await store().rememberLinks(
      'sample',
      [
        { url, title: 'A' },
        { url, publishedOn: '2026' },
      ],
      minute(0),
    );
    expect(await known()).toEqual([{ link: { url, title: 'A', publishedOn: '2026' }, firstListedAt: minute(0) }]);
  });

  test('keeps the state of a visited address when a list shows it again', async () => {
    const url = 'https://sample.org/a';
    const { report } = await keep(store(), url, 5, reading(['Text.']));
    await store().rememberLinks('sample', [{ url, title: 'A' }], minute(9));
    expect(await known()).toEqual([
      {
        link: { url, title: 'A' },
        reportId: report.id,
        etag: `"${url}"`,
        lastModified: 'Fri, 01 May 2026 00:00:00 GMT',
        lastVisitedAt: minute(5),
        firstListedAt: minute(5),
        changedAt: minute(5),
      },
    ]);
  });

  test('takes lists of many thousand addresses, again and again', async () => {
    const links = Array.from({ length: 3_000 }, (_, i) => ({ url: `https://sample.org/${i}`, title: `Page ${i}` }));
    await store().rememberLinks('sample', links, minute(0));
    await store().rememberLinks('sample', links, minute(1));
    expect((await known()).length).toBe(3_000);
  });
}
