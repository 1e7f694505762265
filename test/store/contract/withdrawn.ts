import { expect, test } from 'vitest';
import type { Subject } from '../contract.ts';
import { capture, changed, keep, logEnd, minute, reading, vanish } from '../sample.ts';

const url = 'https://sample.org/a';
const marked = reading(['Text.'], { draft: { withdrawn: true } });

export function withdrawnContract({ store }: Subject): void {
  const status = async (id: string) => (await store().report(id))?.status;

  test('takes a report that its page marks as withdrawn for withdrawn, readable as before, until the mark is gone', async () => {
    const { report } = await keep(store(), url, 0, marked);
    expect(report.status).toBe('withdrawn');
    expect((await store().passages(report.id))[0]?.text).toBe('Text.');
    const end = await logEnd(store());
    expect((await keep(store(), url, 1, reading(['Text.']))).report.status).toBe('live');
    expect(await changed(store(), end)).toEqual([report.id]);
  });

  test('logs the withdrawal of a report whose text is the same', async () => {
    const { report } = await keep(store(), url, 0, reading(['Text.']));
    const end = await logEnd(store());
    const again = await keep(store(), url, 1, marked);
    expect(again).toMatchObject({
      outcome: 'unchanged',
      report: { status: 'withdrawn', version: 1, newsAt: minute(1) },
    });
    expect(await changed(store(), end)).toEqual([report.id]);
  });

  test('takes the word of a list for it, once', async () => {
    const { report } = await keep(store(), url, 0, reading(['Text.']));
    const end = await logEnd(store());
    await store().rememberLinks(
      'sample',
      [
        { url, withdrawn: true },
        { url: `${url}/unread`, withdrawn: true },
      ],
      minute(1),
    );
    expect(await status(report.id)).toBe('withdrawn');
    await store().seenUnchanged('sample', url, minute(2));
    await store().rememberLinks('sample', [{ url, withdrawn: true }], minute(3));
    expect(await status(report.id)).toBe('withdrawn');
    expect(await changed(store(), end)).toEqual([report.id]);
    expect((await store().report(report.id))?.newsAt).toBe(minute(1));
    await store().rememberLinks('sample', [{ url }], minute(4));
    expect((await store().knownLinks('sample'))[0]?.link).toEqual({ url });
  });

  test('says gone of a withdrawn report that vanished, and withdrawn again when it is back', async () => {
    const { report } = await keep(store(), url, 0, marked);
    await vanish(store(), 'sample', url, minute(1));
    expect(await status(report.id)).toBe('gone');
    await store().seenUnchanged('sample', url, minute(2));
    expect(await status(report.id)).toBe('withdrawn');
    expect((await keep(store(), url, 3, reading(['New.'], { draft: { withdrawn: true } }))).report).toMatchObject({
      status: 'withdrawn',
      version: 2,
    });
  });

  test('keeps a withdrawal that a list told when the capture is read again', async () => {
    const snapshot = await capture(store(), url);
    const { report } = await store().keepReading(snapshot, reading(['Text.']));
    await store().rememberLinks('sample', [{ url, withdrawn: true }], minute(1));
    await store().replaceReading(snapshot, reading(['Better text.']));
    expect(await status(report.id)).toBe('withdrawn');
  });
}
