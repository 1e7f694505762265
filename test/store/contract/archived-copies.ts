import { expect, test } from 'vitest';
import type { ArchivedCopy } from '../../../src/model/capture.ts';
import type { Subject } from '../contract.ts';
import { minute } from '../sample.ts';

function copy(reportId: string, at: number): ArchivedCopy {
  const url = 'https://sample.example/report';
  return { reportId, url, archivedAt: minute(at), copyUrl: `https://web.archive.org/web/${at}/${url}` };
}

export function archivedCopyContract({ store, another }: Subject): void {
  test('copies at archives are kept once each and told with the earliest first, by another process too', async () => {
    for (const one of [copy('a', 9), copy('a', 3), copy('a', 9), copy('b', 5)]) await store().keepArchivedCopy(one);
    const other = await another();
    expect(await other.archivedCopies('a')).toEqual([copy('a', 3), copy('a', 9)]);
    expect(await other.archivedCopies('b')).toEqual([copy('b', 5)]);
    expect(await other.archivedCopies('no-such')).toEqual([]);
    await other.close();
  });
}
