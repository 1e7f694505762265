import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ovdInfoReports } from '../../crawlers/ovd-info-reports.ts';
import { bands, signature, similarity } from '../../src/read/duplicates.ts';
import { passagesOf } from '../../src/read/passages.ts';
import { pageOf } from '../crawlers/sample.ts';
import { recordings } from '../recordings.ts';

/** An invented chronicle: so many words, different for each seed. */
const words = (seed: number | string, count: number) => Array.from({ length: count }, (_, i) => `word${seed}x${i}`);
const alike = (one: string, other: string) => similarity(signature(one), signature(other));
const shareBand = (one: string, other: string) => {
  const known = new Set(bands(signature(one)));
  return bands(signature(other)).some((band) => known.has(band));
};
const runs = { numRuns: 100 };

test('a text is wholly alike to itself, however it is written', () => {
  const text = `${words('a', 100).join(' ')} Ещё при́мер: «Образцов» don’t 280.3 ИЙ`;
  const rewritten = text
    .toUpperCase()
    .normalize('NFD')
    .replaceAll(' ', '\n\u00ad ')
    .replaceAll('Ё', 'Е')
    .replace('’', "'");
  expect(alike(text, rewritten)).toBe(1);
  expect(signature(text)).toHaveLength(128);
  expect(bands(signature(text))).toHaveLength(32);
});

test('a copy with a word in forty altered is found', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 100, max: 800 }), fc.infiniteStream(fc.nat(39)), (seed, count, dice) => {
      const text = words(seed, count);
      const copy = text.map((word, i) => (dice.next().value === 0 ? `other${i}` : word));
      const changed = text.filter((word, i) => word !== copy[i]).length;
      fc.pre(changed <= count / 40);
      expect(alike(text.join(' '), copy.join(' '))).toBeGreaterThan(0.7);
      expect(shareBand(text.join(' '), copy.join(' '))).toBe(true);
    }),
    runs,
  );
});

test('a copy in another frame is found, and one cut at either end', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.integer({ min: 200, max: 800 }),
      fc.integer({ min: 0, max: 25 }),
      (seed, count, percent) => {
        const text = words(seed, count);
        const part = Math.floor((count * percent) / 100);
        const framed = [...words('before', part >> 1), ...text, ...words('after', part >> 1)].join(' ');
        for (const copy of [framed, text.slice(part).join(' '), text.slice(0, count - part).join(' ')]) {
          expect(alike(text.join(' '), copy)).toBeGreaterThan(0.5);
          expect(shareBand(text.join(' '), copy)).toBe(true);
        }
      },
    ),
    runs,
  );
});

test('two texts have the similarity that their common runs of three words give', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 100 }), (seed, percent) => {
      const common = words(seed, 4 * percent);
      const one = [...common, ...words(`${seed}one`, 400 - 4 * percent)].join(' ');
      const other = [...common, ...words(`${seed}other`, 400 - 4 * percent)].join(' ');
      expect(Math.abs(alike(one, other) - percent / (200 - percent))).toBeLessThan(0.22);
    }),
    runs,
  );
});

test('long chronicles that share an introduction of 400 characters stay apart', () => {
  const introduction =
    'SAMPLE. This chronicle of persecution is kept by invented volunteers and appears every Friday; it names searches, detentions, charges and sentences of the past week as far as relatives, lawyers and courts have told us of them, and it does not claim to be complete. Whoever knows of a case that is missing here may write to the desk; we ask for documents and never publish a name without consent of the family. Invented.';
  expect(introduction.length).toBeGreaterThan(400);
  const weeks = [1, 2, 3, 4, 5].map((week) => `${introduction}\n${words(`week${week}`, 400).join(' ')}`);
  for (const [i, week] of weeks.entries()) {
    for (const other of weeks.slice(0, i)) expect(alike(week, other)).toBeLessThan(0.3);
  }
});

test('a text of fewer than 60 words has no signature and is like nothing', () => {
  const short = words('short', 59).join(' ');
  expect(signature(short)).toHaveLength(0);
  expect(bands(signature(short))).toEqual([]);
  expect(alike(short, short)).toBe(0);
  expect(alike(short, words('short', 60).join(' '))).toBe(0);
  expect(signature('')).toHaveLength(0);
});

test('any text has a signature or none, and the same one each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      expect([0, 128]).toContain(signature(text).length);
      expect(signature(text)).toEqual(signature(text));
    }),
  );
});

const real = recordings('corpus');

async function ovdInfo(path: string, url: string, type: string): Promise<string> {
  const page = pageOf(url, readFileSync(join(real.path, 'ovdinfo-reports', path)), type);
  const { blocks } = await ovdInfoReports.extract(page, { url, title: 'A report' });
  return passagesOf(blocks)
    .passages.filter(({ kind }) => kind === 'content')
    .map(({ text }) => text)
    .join('\n');
}

test.skipIf(real.missing)(
  real.title('a real report and its PDF are one text, another report of the series is not'),
  async () => {
    const address = 'https://reports.ovdinfo.org/2014/cr-report/';
    const page = await ovdInfo('2014_cr-report/index.html', address, 'text/html');
    const pdf = await ovdInfo('2014_cr-report/report.pdf', `${address}report.pdf`, 'application/pdf');
    const other = await ovdInfo(
      '2014_20-2-trials/index.html',
      'https://reports.ovdinfo.org/2014/20-2-trials/',
      'text/html',
    );
    expect(alike(page, pdf)).toBeGreaterThan(0.9);
    expect(alike(page, other)).toBeLessThan(0.1);
  },
);

test.skipIf(real.missing)(real.title('no two of the real Russian news texts are alike'), () => {
  const file = readFileSync(join(real.path, 'news-ru/factrueval-devset.jsonl'), 'utf8');
  const signatures = file
    .trim()
    .split('\n')
    .map((line) => signature((JSON.parse(line) as { text: string }).text));
  expect(signatures.length).toBeGreaterThan(100);
  const pairs = signatures.flatMap((one, i) => signatures.slice(0, i).map((other) => similarity(one, other)));
  expect(Math.max(...pairs)).toBeLessThan(0.2);
});
