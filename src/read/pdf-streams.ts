import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib';

/** The most bytes that one stream is unpacked to here; whether a longer one is whole is not looked at. */
const MOST_UNPACKED = 32 * 1024 * 1024;

const deflated = /\/Filter\s*\[?\s*\/Fl(?:ateDecode)?\b/;
/** What no text is drawn from, and the table of objects, which pdf.js makes anew when it is damaged. */
const beside =
  /\/Subtype\s*\/Image\b|\/Type\s*\/(?:XRef|Metadata|EmbeddedFile)\b|\/(?:Alternate|FunctionType|ShadingType)\b/;

type Condition = 'proven' | 'unproven' | 'broken' | 'passed over';

/**
 * Whether a PDF has streams of text, fonts or objects that cannot be unpacked to their end. pdf.js keeps silent about those (as ISO 32000-1 lets it):
 * it takes what comes before the damage, so that a page reads as if it ended there. A wrong `/Length` is no damage, for a stream says itself
 * where it ends; nor are checksums that are wrong throughout, for some programs write none. One that is wrong among right ones shows bytes that
 * were changed. Encrypted files are taken as whole.
 */
export function hasBrokenStreams(body: Uint8Array): boolean {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  if (isEncrypted(bytes)) return false;
  const found = { proven: 0, unproven: 0, broken: 0, 'passed over': 0 };
  for (const [head, data] of streamsOf(bytes)) found[conditionOf(head, data)] += 1;
  return found.broken > 0 || (found.unproven > 0 && found.unproven < found.proven);
}

function isEncrypted(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('/Encrypt'); at >= 0; at = bytes.indexOf('/Encrypt', at + 8)) {
    if (/^\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(bytes.toString('latin1', at, at + 40))) return true;
  }
  return false;
}

/** The dictionary and the bytes of each stream of a file, as they stand in it. */
function* streamsOf(bytes: Buffer): Generator<[head: string, data: Buffer]> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = at + 6 + lineEnd(bytes, at + 6);
    if (start === at + 6 || bytes.toString('latin1', at - 3, at) === 'end') continue;
    const head = bytes.toString('latin1', Math.max(0, at - 2000), at);
    const end = bytes.indexOf('endstream', start);
    yield [head.slice(head.lastIndexOf(' obj') + 1), bytes.subarray(start, end < 0 ? bytes.length : end)];
    if (end < 0) return;
    at = end + 3;
  }
}

function lineEnd(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x0a) return 1;
  if (bytes[at] !== 0x0d) return 0;
  return bytes[at + 1] === 0x0a ? 2 : 1;
}

function conditionOf(head: string, data: Buffer): Condition {
  if (!deflated.test(head) || beside.test(head) || data.length < 3) return 'passed over';
  if (unpacks(() => inflateSync(data, { maxOutputLength: MOST_UNPACKED }))) return 'proven';
  const [first = 0, second = 0] = data;
  if ((first & 0x0f) !== 8 || (first * 256 + second) % 31 !== 0) return 'broken';
  const raw = data.subarray(2);
  if (unpacks(() => inflateRawSync(raw, { maxOutputLength: MOST_UNPACKED }))) return 'unproven';
  return isFlushed(raw) ? 'unproven' : 'broken';
}

/** Some programs end a stream by a flush, the empty block `00 00 FF FF`, and never close it. */
function isFlushed(raw: Buffer): boolean {
  const end = raw.lastIndexOf(Buffer.from([0, 0, 0xff, 0xff]));
  if (end < 0 || raw.length - end > 10) return false;
  const options = { maxOutputLength: MOST_UNPACKED, finishFlush: zlib.Z_SYNC_FLUSH };
  return unpacks(() => inflateRawSync(raw.subarray(0, end + 4), options));
}

function unpacks(unpack: () => Buffer): boolean {
  try {
    unpack();
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
