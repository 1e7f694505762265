import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { capture, changed, keep, logEnd, minute, reading, tag } from '../sample.ts';

const url = 'https://sample.org/a';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function readingContract({ store }: Subject): void {
  test('makes a report of an address that it did not know', async () => {
    const named = { documentNumber: 'A/HRC/1', series: 'SAMPLE series', edition: '2026' };
    const draft = { title: 'Доклад', publishedOn: '2026-04', ...named };
    const { outcome, report } = await keep(store(), url, 3, reading(['One.', 'Two.'], { draft }));
    expect(outcome).toBe('new');
    expect(report).toEqual({
      id: `sample-${sha256(url).slice(0, 8)}`,
      sourceId: 'sample',
      url,
      ...draft,
      authors: ['SAMPLE author'],
      language: 'en',
      firstSeenAt: minute(3),
      newsAt: minute(3),
      lastSeenAt: minute(3),
      status: 'live',
      version: 1,
    });
    expect(await store().report(report.id)).toEqual(report);
    expect(await store().versionText(report.id, 1)).toBe('One.\nTwo.');
    const [version] = await store().versions(report.id);
    const hashes = { textHash: sha256('One.\nTwo.'), sha256: sha256('3 One.\nTwo.') };
    expect(version).toMatchObject({ number: 1, capturedAt: minute(3), readerVersion: '1', ...hashes });
  });

  test('gives back passages with all that tagging said of them', async () => {
    const given = reading(['Foreign agent Ivanov.', 'Note.'], { tags: [[tag('Foreign agent', { evidence: 'case' })]] });
    Object.assign(given.passages[1] ?? {}, { kind: 'note', page: 'iv', sheet: 6, paragraph: '12', language: 'ru' });
    Object.assign(given.taggings[1] ?? {}, {
      provisions: [{ key: 'RU-CC-330.1', part: '2', start: 0, end: 4, quote: 'Note' }],
      facets: {
        grounds: ['political-opinion'],
        groups: ['media'],
        harms: ['fine'],
        actors: ['court'],
        regions: ['RU-MOW'],
      },
    });
    const { report } = await keep(store(), url, 0, given);
    const expected = given.passages.map((passage, i) => ({
      ...passage,
      ...given.taggings[i],
      id: `${report.id}.1.${i}`,
      reportId: report.id,
      version: 1,
    }));
    expect(await store().passages(report.id)).toEqual(expected);
    expect(await store().passages(report.id, 1)).toEqual(expected);
    const ids = [
      `${report.id}.1.1`,
      'unknown-1.1.0',
      'nonsense',
      `${report.id}.1.0`,
      `${report.id}.2.0`,
      `${report.id}.1.1`,
    ];
    expect(await store().passagesById(ids)).toEqual([expected[1], expected[0], expected[1]]);
  });

  test('takes the same text for the same version, whatever bytes it came in', async () => {
    await keep(store(), url, 0, reading(['Text.']));
    const again = await keep(store(), url, 7, reading(['Text.']));
    expect(again).toMatchObject({
      outcome: 'unchanged',
      report: { status: 'live', version: 1, lastSeenAt: minute(7) },
    });
    expect(await store().counts()).toEqual({ reports: 1, passages: 1, snapshots: 2 });
  });

  test('makes a version of a changed text and leaves the old one readable', async () => {
    const first = await keep(store(), url, 0, reading(['Old.'], { draft: { title: 'Old title' } }));
    const second = await keep(store(), url, 5, reading(['New.', 'More.'], { draft: { title: 'New title' } }));
    const { id } = first.report;
    expect(second).toMatchObject({
      outcome: 'changed',
      report: { id, status: 'changed', version: 2, title: 'New title' },
    });
    expect((await store().passages(id)).map(({ id, text }) => [id, text])).toEqual([
      [`${id}.2.0`, 'New.'],
      [`${id}.2.1`, 'More.'],
    ]);
    expect((await store().passages(id, 1)).map(({ text }) => text)).toEqual(['Old.']);
    expect(await store().versionText(id, 1)).toBe('Old.');
    expect((await store().versions(id)).map(({ number, capturedAt }) => [number, capturedAt])).toEqual([
      [1, minute(0)],
      [2, minute(5)],
    ]);
    expect(await store().counts()).toEqual({ reports: 1, passages: 2, snapshots: 2 });
  });

  test('takes a text that came back for a change too', async () => {
    const outcomes: string[] = [];
    for (const [at, text] of ['A', 'B', 'A'].entries())
      outcomes.push((await keep(store(), url, at, reading([text]))).outcome);
    expect(outcomes).toEqual(['new', 'changed', 'changed']);
  });

  test('doubles nothing when one capture is kept twice, even after a newer one', async () => {
    const first = await capture(store(), url, 0);
    const kept = await store().keepReading(first, reading(['Old.']));
    expect((await store().keepReading(first, reading(['Old.']))).outcome).toBe('unchanged');
    await keep(store(), url, 5, reading(['New.']));
    const late = await store().keepReading(first, reading(['Old.'], { draft: { title: 'Old title' } }));
    expect(late).toMatchObject({
      outcome: 'unchanged',
      report: { version: 2, title: 'SAMPLE report', lastSeenAt: minute(5) },
    });
    expect((await store().versions(kept.report.id)).length).toBe(2);
  });

  test('keeps one report of many readings of one new address at once', async () => {
    const snapshots = await Promise.all(Array.from({ length: 12 }, (_, at) => capture(store(), url, at)));
    const kept = await Promise.all(snapshots.map((snapshot) => store().keepReading(snapshot, reading(['Text.']))));
    expect(
      kept
        .map(({ outcome }) => outcome)
        .toSorted()
        .at(0),
    ).toBe('new');
    expect(kept.filter(({ outcome }) => outcome === 'unchanged').length).toBe(11);
    expect(await store().counts()).toMatchObject({ reports: 1, passages: 1 });
    expect((await changed(store())).length).toBe(1);
  });

  test('refuses a passage that is no slice of the text, and a quote that is none of its passage, and keeps nothing of it', async () => {
    const snapshot = await capture(store(), url);
    const slipped = { ...reading(['One.', 'Two.']), text: 'One. Two, ' };
    await expect(store().keepReading(snapshot, slipped)).rejects.toThrow('passage 1');
    const misquoted = reading(['One agent.'], { tags: [[tag('agent')]] });
    await expect(store().keepReading(snapshot, misquoted)).rejects.toThrow('quote of foreign-agents');
    await expect(store().keepReading(snapshot, { ...reading(['One.']), taggings: [] })).rejects.toThrow('0 taggings');
    expect(await store().counts()).toEqual({ reports: 0, passages: 0, snapshots: 1 });
  });

  test('keeps text that no database takes as it is, with offsets that still hold', async () => {
    const given = reading(['NUL \u0000 and half \ud800 of 🙂 a pair.', 'Second \u0000.'], {
      draft: { title: 'T\u0000\udfff' },
      tags: [[tag('NUL \u0000')]],
    });
    const { report } = await keep(store(), url, 0, given);
    const text = await store().versionText(report.id, 1);
    const passages = await store().passages(report.id);
    expect(report.title).toBe('T\ufffd\ufffd');
    expect(text).toBe('NUL \ufffd and half \ufffd of 🙂 a pair.\nSecond \ufffd.');
    expect(passages.map(({ text }) => text)).toEqual(passages.map(({ start, end }) => text?.slice(start, end)));
    expect(passages[0]?.tags[0]?.quote).toBe('NUL \ufffd');
    expect((await keep(store(), url, 1, given)).outcome).toBe('unchanged');
  });

  test('keeps a long report whole', async () => {
    const paragraphs = Array.from({ length: 1_234 }, (_, i) => `Paragraph ${i}: ${'слово '.repeat(20)}`);
    const { report } = await keep(store(), url, 0, reading(paragraphs));
    expect((await store().passages(report.id)).map(({ text }) => text)).toEqual(paragraphs);
  });

  test('logs a change of title though the text is the same', async () => {
    const { report } = await keep(store(), url, 0, reading(['Text.']));
    const end = await logEnd(store());
    await keep(store(), url, 1, reading(['Text.'], { draft: { title: 'Better title' } }));
    expect(await changed(store(), end)).toEqual([report.id]);
    expect((await store().report(report.id))?.title).toBe('Better title');
    await keep(store(), url, 2, reading(['Text.'], { draft: { title: 'Better title' } }));
    expect(await changed(store(), end + 1)).toEqual([]);
  });
}
