import { crc32, inflateRawSync } from 'node:zlib';
import { Failure } from '../errors.ts';

/** The parts of an Office Open XML package, inflated, by name. */
export type Parts = Map<string, Uint8Array>;

type Entry = { name: string; method: number; packed: number; size: number; at: number };

const MOST_ENTRIES = 10_000;
/** Inflated sizes of one part and of all parts together, in bytes. A judgment of 500 pages has about 15 MB. */
const LARGEST_PART = 64 * 1024 * 1024;
const LARGEST_TOTAL = 96 * 1024 * 1024;

/**
 * Inflates those parts of a zip archive whose names match; no part is inflated beyond the size that its directory states, and nothing at all
 * when those sizes are too large together. @throws Failure `extract.corrupt`, `extract.encrypted`, `extract.too-complex`
 */
export function unzip(bytes: Uint8Array, wanted: RegExp, url: string): Parts {
  try {
    const entries = directoryOf(bytes, url).filter((entry) => wanted.test(entry.name));
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (total > LARGEST_TOTAL || entries.some((entry) => entry.size > LARGEST_PART)) {
      throw new Failure('extract.too-complex', `The document unpacks to ${Math.round(total / 1024 / 1024)} MiB.`, {
        url,
      });
    }
    return new Map(entries.map((entry) => [entry.name, inflate(bytes, entry, url)]));
  } catch (cause) {
    throw cause instanceof Failure ? cause : corrupt('its archive is damaged', url, cause);
  }
}

/** Packs parts into an archive without compression. */
export function zip(parts: Parts): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, title, Buffer.from(content));
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, tail, title);
    at += 30 + title.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, listed, end]);
}

/** The central directory (APPNOTE.TXT 4.3.12), found from its end record. */
function directoryOf(bytes: Uint8Array, url: string): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) throw corrupt('it has no archive directory', url);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new Failure('extract.too-complex', `The document has ${count} parts.`, { url });
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw corrupt('its archive directory is damaged', url);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    if ((view.getUint16(at + 8, true) & 1) === 1)
      throw new Failure('extract.encrypted', 'The document asks for a password.', { url });
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function inflate(bytes: Uint8Array, { name, method, packed, size, at }: Entry, url: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== 0x04034b50) throw corrupt(`its part ${name} is damaged`, url);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (content.length !== packed) throw corrupt(`its part ${name} is cut off`, url);
  if (method === 0) return content;
  if (method !== 8) throw corrupt(`its part ${name} is packed in an unknown way`, url);
  const whole = inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  if (whole.length !== size) throw corrupt(`its part ${name} is cut off`, url);
  return whole;
}

function corrupt(what: string, url: string, cause?: unknown): Failure {
  return new Failure('extract.corrupt', `The DOCX cannot be opened: ${what}.`, { url, cause });
}
