import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { changed, keep, logEnd, reading } from '../sample.ts';

const a = 'https://sample.org/a';
const b = 'https://sample.org/b';
const canonical = 'https://sample.org/canonical';
const stating = (text: string, canonicalUrl = canonical) => reading([text], { draft: { canonicalUrl } });

/** Which address is which report. */
export function addressContract({ store }: Subject): void {
  const leadsTo = async () => (await store().knownLinks('sample')).map(({ link, reportId }) => [link.url, reportId]);

  test('takes several addresses of one canonical address for one report', async () => {
    const first = await keep(store(), a, 0, stating('Text.'));
    const second = await keep(store(), b, 1, stating('Text.'));
    expect(second).toMatchObject({ outcome: 'unchanged', report: { id: first.report.id, url: canonical } });
    expect(await leadsTo()).toEqual([
      [a, first.report.id],
      [b, first.report.id],
    ]);
  });

  test('makes no endless versions of two addresses whose texts differ while neither changes', async () => {
    const outcomes: string[] = [];
    for (let at = 0; at < 6; at += 2) {
      outcomes.push((await keep(store(), a, at, stating('Web text.'))).outcome);
      outcomes.push((await keep(store(), b, at + 1, stating('Print text.'))).outcome);
    }
    outcomes.push((await keep(store(), a, 9, stating('Web text, changed.'))).outcome);
    expect(outcomes).toEqual(['new', 'changed', 'unchanged', 'unchanged', 'unchanged', 'unchanged', 'changed']);
  });

  test('keeps the report of an address that begins to state a canonical one, or ceases to', async () => {
    const { report } = await keep(store(), a, 0, reading(['Text.']));
    expect((await keep(store(), a, 1, stating('Text.'))).report).toMatchObject({ id: report.id, url: canonical });
    expect((await keep(store(), b, 2, stating('Text.'))).report.id).toBe(report.id);
    expect((await keep(store(), b, 3, reading(['Text.']))).report).toMatchObject({ id: report.id, url: canonical });
    expect((await store().counts()).reports).toBe(1);
  });

  test('makes another report when an address moves on to another canonical one', async () => {
    const may = await keep(store(), a, 0, stating('May.', `${canonical}/may`));
    const june = await keep(store(), a, 1, stating('June.', `${canonical}/june`));
    expect(june.outcome).toBe('new');
    expect(june.report.id).not.toBe(may.report.id);
    expect(await leadsTo()).toEqual([[a, june.report.id]]);
    expect((await store().report(may.report.id))?.version).toBe(1);
  });

  test('keeps reports of two sources apart though they share an address', async () => {
    const { report } = await keep(store(), a, 0, reading(['Text.']));
    const snapshot = await store().keepSnapshot(
      {
        url: a,
        finalUrl: a,
        fetchedAt: '2026-05-01T00:00:00.000Z',
        status: 200,
        contentType: '',
        headers: {},
        body: new Uint8Array([1]),
      },
      { sourceId: 'other', role: 'report', link: { url: a } },
    );
    const other = await store().keepReading(snapshot, reading(['Text.']));
    expect(other.report.id).toBe(report.id.replace('sample', 'other'));
  });

  test('gives a longer id to the second of two addresses whose hashes begin alike', async () => {
    const [one, two] = twins();
    const first = await keep(store(), one, 0, reading(['One.']));
    const second = await keep(store(), two, 1, reading(['Two.']));
    expect(second.report.id).toMatch(/^sample-[0-9a-f]{12}$/);
    expect(second.report.id.startsWith(first.report.id)).toBe(true);
    expect((await keep(store(), two, 2, reading(['Two.']))).report.id).toBe(second.report.id);
    expect((await store().passages(first.report.id))[0]?.text).toBe('One.');
  });

  test('says in the log that a report has another address', async () => {
    const { report } = await keep(store(), a, 0, reading(['Text.']));
    const end = await logEnd(store());
    await keep(store(), a, 1, stating('Text.'));
    expect(await changed(store(), end)).toEqual([report.id]);
  });
}

/** Two addresses whose SHA-256 share the first 8 digits: one pair among some 80,000 is to be expected. */
function twins(): [string, string] {
  const seen = new Map<string, string>();
  for (let i = 0; ; i += 1) {
    const url = `https://sample.org/twin/${i}`;
    const digest = createHash('sha256').update(url).digest('hex').slice(0, 8);
    const other = seen.get(digest);
    if (other !== undefined) return [other, url];
    seen.set(digest, url);
  }
}
