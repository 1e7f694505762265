import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packetDocx } from '../../src/packet/docx/packet.ts';
import { planPacket, usualText } from '../../src/packet/plan.ts';
import { binder, item, material, passage } from './sample.ts';

const cited = passage('a-1', 0, 'The invented ministry entered 300 invented persons.');
const russian = passage('r-1', 0, 'Министерство вымышленных дел <внесло> триста лиц.', { language: 'ru' });
const gone = passage('g-1', 0, 'Words of a report that is gone.');
const packet = planPacket(
  binder(['Register', [item(cited, { note: 'PRIVATE NOTE' }), item(russian), item(gone)]]),
  [material([cited]), material([russian], { language: 'ru', title: 'Реестр вымышленных лиц' })],
  { form: 'uk', text: usualText },
);

const partsOf = async () => unzipSync(await packetDocx(packet));
const documentOf = async () => strFromU8((await partsOf())['word/document.xml'] ?? new Uint8Array());

test('the words of cited passages are marked, Cyrillic included, and private notes are left out', async () => {
  const document = await documentOf();
  const marked = [...document.matchAll(/<w:shd [^>]*w:fill="FFEE73"[^>]*\/>.*?<w:t[^>]*>([^<]*)</g)].map(
    ([, text]) => text,
  );
  expect(marked).toEqual(
    [cited.text, 'Министерство вымышленных дел &lt;внесло&gt; триста лиц.', gone.text].sort(byPlace(document)),
  );
  expect(document).not.toContain('PRIVATE');
});

const byPlace = (document: string) => (a: string, b: string) => document.lastIndexOf(a) - document.lastIndexOf(b);

test('every page number in contents, schedule and slips refers to a bookmark that is there', async () => {
  const document = await documentOf();
  const marks = new Set([...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name));
  const asked = [...document.matchAll(/PAGEREF (\S+)/g)].map(([, name]) => name?.replace(/<.*/, ''));
  expect(asked.length).toBeGreaterThanOrEqual(3 * 3);
  expect(asked.filter((name) => !marks.has(name))).toEqual([]);
});

test('each exhibit has its own footer with its tab and the number of the page', async () => {
  const footers = Object.entries(await partsOf()).filter(([name]) => /word\/footer\d/.test(name));
  const texts = footers.map(([, xml]) => strFromU8(xml).replace(/<[^>]+>/g, ''));
  expect(texts.join(' ')).toMatch(/Exhibit A — .*Exhibit B — .*Exhibit C — /s);
  expect(texts.every((text) => text.includes('PAGE'))).toBe(true);
});

test('the same packet gives the same bytes', async () => {
  expect(Buffer.compare(await packetDocx(packet), await packetDocx(packet))).toBe(0);
});
