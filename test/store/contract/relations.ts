import { describe, expect, test } from 'vitest';
import { signature } from '../../../src/read/duplicates.ts';
import type { Store } from '../../../src/store/port.ts';
import type { Reading } from '../../../src/store/report-port.ts';
import type { Subject } from '../contract.ts';
import { capture, reading } from '../sample.ts';

/** Invented words; the same seed gives the same text. */
const text = (seed: string, words = 200) => Array.from({ length: words }, (_, i) => `sample${seed}${i}`).join(' ');

/** A reading of one paragraph with its signature. */
function signed(paragraph: string, draft: Partial<Reading['draft']> = {}): Reading {
  return reading([paragraph], { draft, signature: signature(paragraph) });
}

async function put(store: Store, sourceId: string, path: string, at: number, given: Reading): Promise<string> {
  const snapshot = await capture(store, `https://${sourceId}.example/${path}`, at, {
    sourceId,
    text: `${at} ${given.text}`,
  });
  return (await store.keepReading(snapshot, given)).report.id;
}

/** Copies, editions and translations. */
export function relationContract({ store, another }: Subject): void {
  const short = async (id: string) =>
    (await store().relations(id)).map(({ kind, direction, reportId, similarity }) => [
      kind,
      direction,
      reportId,
      similarity,
    ]);

  const take = (sourceId: string, path: string, at: number) =>
    capture(store(), `https://${sourceId}.example/${path}`, at, { sourceId, text: `SAMPLE ${sourceId}` });

  describe('relations', () => {
    test('takes a copy at another source as derived from the report that was published earlier', async () => {
      const copy = await put(store(), 'paper', 'a', 0, signed(`${text('a')} copied`, { publishedOn: '2026-05-02' }));
      const first = await put(
        store(),
        'agency',
        'a',
        1,
        signed(text('a'), { publishedOn: '2026-05-01', language: 'ru' }),
      );
      const other = await put(store(), 'agency', 'b', 2, signed(text('b')));
      const similarity = expect.closeTo(0.99, 1);
      expect(await short(copy)).toEqual([['derivedFrom', 'from', first, similarity]]);
      expect(await short(first)).toEqual([['derivedFrom', 'to', copy, similarity]]);
      expect(await short(other)).toEqual([]);
      expect((await store().relations(copy))[0]).toMatchObject({
        title: 'SAMPLE report',
        sourceId: 'agency',
        url: 'https://agency.example/a',
        language: 'ru',
        publishedOn: '2026-05-01',
      });
    });

    test('asks who was seen first when the dates do not tell', async () => {
      const first = await put(store(), 'agency', 'a', 0, signed(text('a'), { publishedOn: '2026-05-01' }));
      const copy = await put(store(), 'paper', 'a', 1, signed(text('a'), { publishedOn: '2026-05' }));
      const undated = await put(store(), 'press', 'a', 2, signed(text('a')));
      expect(await short(copy)).toEqual([
        ['derivedFrom', 'from', first, 1],
        ['derivedFrom', 'to', undated, 1],
      ]);
    });

    test('takes a page and its PDF for one text, and two numbered documents of a source for two', async () => {
      const page = await put(store(), 'court', 'a', 0, signed(text('a'), { documentNumber: '1/26' }));
      const pdf = await put(store(), 'court', 'a.pdf', 1, signed(text('a')));
      await put(store(), 'court', 'b', 2, signed(text('a'), { documentNumber: '2/26' }));
      expect(await short(page)).toEqual([['same-text', 'both', pdf, 1]]);
    });

    test('takes two notes of one form under different titles for two, and one that was posted twice for one', async () => {
      const note = (name: string) => `${text('form')} ${name} ${text('more', 40)}`;
      const first = await put(store(), 'register', 'a', 0, signed(note('Vymyslova'), { title: 'SAMPLE: Vymyslova' }));
      await put(store(), 'register', 'b', 1, signed(note('Primerov'), { title: 'SAMPLE: Primerov' }));
      expect(await short(first)).toEqual([]);
      const again = await put(store(), 'register', 'c', 2, signed(note('Vymyslova'), { title: 'Sample: Vymyslova' }));
      expect(await short(first)).toEqual([['same-text', 'both', again, 1]]);
    });

    test('links the copies of a judgment by its ECLI or application number, and keeps another of the same form apart', async () => {
      const ecli = 'ECLI:CE:ECHR:2022:0614JUD000998813';
      const published = { documentNumber: '9988/13 and 60 others', publishedOn: '2022-06-14' };
      const court = await put(store(), 'court', 'a', 0, signed(text('judgment'), published));
      const copy = await put(store(), 'library', 'a', 1, signed(text('judgment'), { documentNumber: ecli }));
      const another = { documentNumber: 'ECLI:CE:ECHR:2022:0607JUD003240110' };
      await put(store(), 'library', 'b', 2, signed(text('judgment'), another));
      expect((await short(court)).map(([, , id]) => id)).toEqual([copy]);
    });

    test('keeps chronicles apart that share an introduction, at one source and at two', async () => {
      const week = (name: string) =>
        signed(`${text('introduction', 60)} ${text(name, 80)}`, { title: 'SAMPLE: the week' });
      const first = await put(store(), 'chronicle', 'a', 0, week('first'));
      await put(store(), 'chronicle', 'b', 1, week('second'));
      await put(store(), 'mirror', 'c', 2, week('third'));
      expect(await short(first)).toEqual([]);
    });

    test('merges nothing', async () => {
      const ids = [
        await put(store(), 'paper', 'a', 0, signed(text('a'))),
        await put(store(), 'press', 'a', 1, signed(text('a'))),
      ];
      expect(new Set(ids).size).toBe(2);
      expect(await store().counts()).toMatchObject({ reports: 2, passages: 2 });
    });

    test('forgets a relation when the text has changed, and finds it again when it is back', async () => {
      const first = await put(store(), 'agency', 'a', 0, signed(text('a')));
      const copy = await put(store(), 'paper', 'a', 1, signed(text('a')));
      await put(store(), 'paper', 'a', 2, signed(text('b')));
      expect([await short(first), await short(copy)]).toEqual([[], []]);
      await put(store(), 'paper', 'a', 3, signed(text('a')));
      expect(await short(first)).toEqual([['derivedFrom', 'to', copy, 1]]);
    });

    test('relates nothing to a text that is too short to tell', async () => {
      const note = await put(store(), 'agency', 'a', 0, signed('SAMPLE: the same words.'));
      await put(store(), 'paper', 'a', 1, signed('SAMPLE: the same words.'));
      expect(await short(note)).toEqual([]);
    });

    test('finds what an older release had kept without signatures once it is read again', async () => {
      const bare = reading([text('a')]);
      const snapshot = await take('agency', 'a', 0);
      const { report } = await store().keepReading(snapshot, bare);
      const copy = await put(store(), 'paper', 'a', 1, signed(text('a')));
      expect(await short(copy)).toEqual([]);
      for (let again = 0; again < 2; again += 1) await store().replaceReading(snapshot, signed(text('a')));
      expect(await short(copy)).toEqual([['derivedFrom', 'from', report.id, 1]]);
    });

    test('a better reader of an older version changes no relation of the newest', async () => {
      const first = await put(store(), 'agency', 'a', 0, signed(text('a')));
      const snapshot = await take('paper', 'a', 1);
      const { report } = await store().keepReading(snapshot, signed(text('c')));
      await put(store(), 'paper', 'a', 2, signed(text('a')));
      await store().replaceReading(snapshot, signed(text('b')));
      expect(await short(first)).toEqual([['derivedFrom', 'to', report.id, 1]]);
    });

    test('links a translation that is known, and one that arrives later', async () => {
      const russianPage = [{ language: 'ru', url: 'https://monitor.example/ru?utm_source=x' }];
      const english = await put(store(), 'monitor', 'en', 0, signed(text('en'), { translations: russianPage }));
      expect(await short(english)).toEqual([]);
      const russian = await put(store(), 'monitor', 'ru', 1, signed(text('ru'), { language: 'ru' }));
      const named = [{ language: 'en', url: 'https://monitor.example/en' }];
      const french = await put(
        store(),
        'monitor',
        'fr',
        2,
        signed(text('fr'), { language: 'fr', translations: named }),
      );
      expect(await short(russian)).toEqual([['translation', 'both', english, undefined]]);
      expect((await short(english)).map(([, , id]) => id).toSorted()).toEqual([russian, french].toSorted());
    });

    test('takes a page in the same language for no translation, and names no more than can be', async () => {
      const translations = [
        ...Array.from({ length: 20_000 }, (_, i) => ({ language: 'ru', url: `https://monitor.example/${i}` })),
        { language: 'ru', url: `https://monitor.example/${'long'.repeat(10_000)}` },
      ];
      const british = await put(store(), 'monitor', 'uk', 0, signed(text('uk'), { translations }));
      await put(store(), 'monitor', '1', 1, signed(text('us')));
      expect(await short(british)).toEqual([]);
      const russian = await put(store(), 'monitor', '2', 2, signed(text('ru'), { language: 'ru' }));
      expect(await short(british)).toEqual([['translation', 'both', russian, undefined]]);
    });

    test('follows a page that begins to name a translation while its text stays', async () => {
      const russian = await put(store(), 'monitor', 'ru', 0, signed(text('ru'), { language: 'ru' }));
      const english = await put(store(), 'monitor', 'en', 1, signed(text('en')));
      const translations = [
        { language: 'ru', url: 'https://monitor.example/ru' },
        { language: 'en', url: 'https://monitor.example/en' },
      ];
      await put(store(), 'monitor', 'en', 2, signed(text('en'), { translations }));
      expect(await short(english)).toEqual([['translation', 'both', russian, undefined]]);
    });

    test('finds each other when two processes keep the copies at once', async () => {
      const other = await another();
      for (const pair of Array.from({ length: 20 }, (_, i) => `pair${i}x`)) {
        const [one, two] = [await take('agency', pair, 0), await take('paper', pair, 1)];
        const [first, copy] = await Promise.all([
          store().keepReading(one, signed(text(pair))),
          other.keepReading(two, signed(text(pair))),
        ]);
        expect(await short(first.report.id)).toEqual([['derivedFrom', 'to', copy.report.id, 1]]);
      }
      await other.close();
    });

    test('finds the copy among many texts of one form', async () => {
      const form = text('form', 150);
      for (let i = 0; i < 60; i += 1)
        await put(store(), 'court', `${i}`, i, signed(`${form} ${text(`own${i}x`, 60)}`, { documentNumber: `${i}` }));
      const copy = await put(store(), 'paper', 'copy', 100, signed(`${form} ${text('own58x', 60)}`));
      expect((await store().relations(copy)).filter(({ similarity }) => similarity === 1)).toHaveLength(1);
    });
  });
}
