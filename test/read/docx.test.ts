import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { docx } from '../../src/read/docx.ts';
import { judgment } from './docx-samples.ts';
import { pageOf } from './pdf-samples.ts';

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An archive of one deflated part, whose directory states a size of choice. */
function archive(
  content: Uint8Array,
  { stated = content.length, name = 'word/document.xml', flags = 0 } = {},
): Uint8Array {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(stated, 18);
  fields.writeUInt16LE(title.length, 22);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, title, packed]);
  return new Uint8Array(
    Buffer.concat([local, Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, Buffer.alloc(14), title, end]),
  );
}

const read = async (body: Uint8Array) => docx(pageOf(body, type));
const ofXml = (xml: string) => archive(new TextEncoder().encode(xml));

test('a judgment keeps headings of court styles, drawn paragraph numbers, quotes, items, rows and notes', async () => {
  const { title, language, blocks } = await read(await judgment());
  expect(title).toBe('Case of Sample v. Russia');
  expect(language).toBe('en');
  expect(blocks.map(({ kind, number, text }) => [kind, number ?? '', text])).toEqual([
    ['heading', '', 'CASE OF SAMPLE v. RUSSIA'],
    ['heading', '', 'THE FACTS'],
    ['paragraph', '1', 'The applicant was born.'],
    ['paragraph', '2', 'The applicant was fined.'],
    ['paragraph', '3', 'The applicant was detained.'],
    ['paragraph', '4', 'The applicant was searched.'],
    ['paragraph', '5', 'The applicant was charged.'],
    ['paragraph', '6', 'The applicant was tried.'],
    ['item', 'a', 'the first complaint'],
    ['item', 'b', 'the second complaint'],
    ['heading', '', 'A. Relevant law'],
    ['quote', '', '“Public appeals are punished.”'],
    ['paragraph', '7', 'Первый довод суда.'],
    ['paragraph', '8', 'Второй довод суда.'],
    ['paragraph', '9', 'Третий довод суда.'],
    ['paragraph', '10', 'Четвёртый довод суда.'],
    ['paragraph', '11', 'Пятый довод суда.'],
    ['item', '', 'a point'],
    ['table', '', 'Year | Cases'],
    ['table', '', '2023 | 47'],
    ['paragraph', '', 'Статья 280.3 УК РФ применяется.'],
    ['note', '1', 'SAMPLE note on the invented law.'],
  ]);
  expect(blocks.find((block) => block.text.startsWith('Статья'))?.marks).toEqual([{ number: '1', at: 18 }]);
});

test('heading levels follow the rank of the styles', async () => {
  const { blocks } = await read(await judgment());
  expect(blocks.filter((block) => block.kind === 'heading').map((block) => block.level)).toEqual([1, 3, 4]);
});

test('a document of nothing is empty', async () => {
  await expect(read(ofXml('<w:document xmlns:w="http://x"><w:body/></w:document>'))).rejects.toHaveProperty(
    'name',
    'Failure',
  );
});

test('bytes that are no archive, and an archive cut short, are corrupt', async () => {
  const whole = await judgment();
  await expect(read(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toMatchObject({ code: 'extract.corrupt' });
  await expect(read(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'extract.corrupt' });
});

test('an archive without a Word document is corrupt', async () => {
  await expect(read(archive(new Uint8Array(10), { name: 'word/styles.xml' }))).rejects.toMatchObject({
    code: 'extract.corrupt',
  });
});

test('a zip bomb that states its size is refused before it is inflated', async () => {
  const bomb = archive(new Uint8Array(200 * 1024 * 1024));
  await expect(read(bomb)).rejects.toMatchObject({ code: 'extract.too-complex' });
});

test('a zip bomb that lies about its size is stopped at the stated size', async () => {
  const bomb = archive(new Uint8Array(200 * 1024 * 1024), { stated: 1000 });
  await expect(read(bomb)).rejects.toMatchObject({ code: 'extract.corrupt' });
});

test('an encrypted archive is known as such', async () => {
  await expect(read(archive(new Uint8Array(10), { flags: 1 }))).rejects.toMatchObject({ code: 'extract.encrypted' });
});

test('a document nested 100,000 deep is refused', async () => {
  const deep = `<w:document xmlns:w="http://x"><w:body>${'<w:sdt><w:sdtContent>'.repeat(100_000)}`;
  await expect(read(ofXml(deep))).rejects.toHaveProperty(
    'code',
    expect.stringMatching(/^extract\.(?:corrupt|too-complex)$/),
  );
});

/** A document of paragraphs of `[properties, text]`, with styles of its own. */
function styled(styles: string, paragraphs: readonly (readonly [properties: string, text: string])[]): Uint8Array {
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const body = paragraphs.map(([properties, text]) => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const files = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles ${space}>${styles}</w:styles>`,
    'word/document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const style = (id: string, inside: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="House ${id}"/>${inside}</w:style>`;
const level = (value: number) => `<w:outlineLvl w:val="${value}"/>`;
const inStyle = (id: string, more = '') => `<w:pPr><w:pStyle w:val="${id}"/>${more}</w:pPr>`;
const shapes = async (body: Uint8Array) =>
  (await read(body)).blocks.map(({ kind, level: rank, text }) => [kind, rank, text]);

test('a style is one of headings by its place in the outline, whatever its name, and so are the styles that rest on it', async () => {
  const styles = [
    style('Chapter', `<w:pPr>${level(0)}</w:pPr>`),
    style('1a', `<w:pPr>${level(1)}</w:pPr>`),
    style('Раздел', `<w:basedOn w:val="Chapter"/><w:pPr>${level(2)}</w:pPr>`),
    style('Annex', '<w:basedOn w:val="Chapter"/>'),
    style('Text', `<w:basedOn w:val="Chapter"/><w:pPr>${level(9)}</w:pPr>`),
    style('Round', '<w:basedOn w:val="Round"/>'),
  ].join('');
  const body = styled(styles, [
    [inStyle('Chapter'), 'SAMPLE chapter'],
    [inStyle('1a'), 'SAMPLE section'],
    [inStyle('Раздел'), 'Образец раздела'],
    [inStyle('Text'), 'The SAMPLE court adjourned.'],
    [inStyle('Annex'), 'SAMPLE annex'],
    [inStyle('Round'), 'It sat again.'],
  ]);
  expect(await shapes(body)).toEqual([
    ['heading', 1, 'SAMPLE chapter'],
    ['heading', 2, 'SAMPLE section'],
    ['heading', 3, 'Образец раздела'],
    ['paragraph', undefined, 'The SAMPLE court adjourned.'],
    ['heading', 1, 'SAMPLE annex'],
    ['paragraph', undefined, 'It sat again.'],
  ]);
});

test('the place that a paragraph itself has in the outline counts before that of its style', async () => {
  const styles = style('Chapter', `<w:pPr>${level(0)}</w:pPr>`) + style('Body', '');
  const once = `<w:pPrChange w:id="1" w:author="A"><w:pPr><w:pStyle w:val="Body"/>${level(0)}</w:pPr></w:pPrChange>`;
  const body = styled(styles, [
    [`<w:pPr>${level(1)}</w:pPr>`, 'SAMPLE heading without a style'],
    [inStyle('Body', level(2)), 'SAMPLE heading in the style of the text'],
    [inStyle('Chapter', level(9)), 'The SAMPLE court adjourned.'],
    [inStyle('Body', level(9)), 'It sat again.'],
    [inStyle('Body', once), 'This was a heading once.'],
    ['<w:pPr/>', 'It rose.'],
  ]);
  expect(await shapes(body)).toEqual([
    ['heading', 2, 'SAMPLE heading without a style'],
    ['heading', 3, 'SAMPLE heading in the style of the text'],
    ['paragraph', undefined, 'The SAMPLE court adjourned.'],
    ['paragraph', undefined, 'It sat again.'],
    ['paragraph', undefined, 'This was a heading once.'],
    ['paragraph', undefined, 'It rose.'],
  ]);
});

test('a whole paragraph is none the less one in a style of headings', async () => {
  const long = 'The SAMPLE court heard the invented case, and adjourned it for reasons that it did not give. '
    .repeat(3)
    .trim();
  const styles = style('Chapter', `<w:pPr>${level(0)}</w:pPr>`);
  expect(await shapes(styled(styles, [[inStyle('Chapter'), long]]))).toEqual([['paragraph', undefined, long]]);
});
