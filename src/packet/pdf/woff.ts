import { inflateSync } from 'node:zlib';

/** Bytes of the heads of a WOFF and of an OpenType file, and of one entry in the list of tables of each. */
const head = { woff: 44, sfnt: 12 };
const entry = { woff: 20, sfnt: 16 };

/**
 * The OpenType font that a WOFF file holds (WOFF 1.0, W3C 2012), its tables unpacked once: read from WOFF, a table would be unpacked anew for each glyph.
 * @throws Error for what is no WOFF
 */
export function unpackedFont(woff: Uint8Array): Uint8Array {
  const from = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength);
  if (from.toString('latin1', 0, 4) !== 'wOFF') throw new Error('a font that is no WOFF');
  const count = from.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => tableOf(from, head.woff + at * entry.woff));
  const size = 2 ** Math.floor(Math.log2(count)) * entry.sfnt;
  const list = Buffer.alloc(head.sfnt + count * entry.sfnt);
  from.copy(list, 0, 4, 8);
  list.writeUInt16BE(count, 4);
  list.writeUInt16BE(size, 6);
  list.writeUInt16BE(Math.log2(size / entry.sfnt), 8);
  list.writeUInt16BE(count * entry.sfnt - size, 10);
  let offset = list.length;
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const place = head.sfnt + at * entry.sfnt;
    list.write(tag, place, 'latin1');
    for (const [word, value] of [checksum, offset, bytes.length].entries())
      list.writeUInt32BE(value, place + 4 + word * 4);
    offset += padded(bytes.length);
  }
  return Buffer.concat([
    list,
    ...tables.flatMap(({ bytes }) => [bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]),
  ]);
}

function tableOf(woff: Buffer, place: number): { tag: string; checksum: number; bytes: Uint8Array } {
  const word = (at: number) => woff.readUInt32BE(place + at * 4);
  const [offset, length, original] = [word(1), word(2), word(3)];
  const packed = woff.subarray(offset, offset + length);
  const bytes = length < original ? inflateSync(packed) : packed;
  return { tag: woff.toString('latin1', place, place + 4), checksum: word(4), bytes };
}

/** Tables begin at multiples of four bytes. */
function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
