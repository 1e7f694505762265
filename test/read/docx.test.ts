import { deflateRawSync } from 'node:zlib';
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
