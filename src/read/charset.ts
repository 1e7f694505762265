import { gunzipSync, constants as zlib } from 'node:zlib';
import chardet from 'chardet';
import { Failure } from '../errors.ts';

const maxUnpacked = 64 * 1024 * 1024;
const sampleSize = 64 * 1024;
/** The ten letters that make up about 60 % of running Russian or Ukrainian text. */
const commonCyrillic = /[оеаинтсрвл]/g;

/**
 * The text of a response. Order of trust: byte order mark; the charset of the HTTP header or of `<meta>`, unless the bytes
 * contradict it; strict UTF-8; statistics. Gzip around the body, however often, is taken off.
 * @throws Failure `extract.corrupt` for a damaged gzip body, `extract.too-complex` for one that unpacks to more than 64 MB
 */
export function decode(body: Uint8Array, contentType: string): string {
  const bytes = unwrap(body);
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return text(bytes, marked);
  const declared = knownLabel(charsetOf(contentType)) ?? knownLabel(declaredInside(bytes));
  if (isUtf8(bytes)) return declared === 'iso-2022-jp' ? text(bytes, declared) : text(bytes, 'utf-8');
  return text(bytes, legacyCharset(bytes, declared));
}

/** The body without any gzip layers around it. @throws Failure as `decode` */
export function unwrap(body: Uint8Array): Uint8Array {
  let bytes = body;
  for (let layer = 0; layer < 4 && bytes[0] === 0x1f && bytes[1] === 0x8b; layer += 1) bytes = gunzip(bytes);
  return bytes;
}

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxUnpacked, finishFlush: zlib.Z_SYNC_FLUSH });
  } catch (cause) {
    const large = cause instanceof RangeError;
    throw new Failure(
      large ? 'extract.too-complex' : 'extract.corrupt',
      large ? 'The compressed body unpacks to more than 64 MB.' : 'The body is marked as gzip and cannot be unpacked.',
      { cause },
    );
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function charsetOf(contentType: string): string | undefined {
  return /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType)?.[1];
}

function declaredInside(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  return meta ?? /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
}

function knownLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** For bytes that are not UTF-8 throughout: mostly UTF-8 with a few broken characters, or an older charset. */
function legacyCharset(bytes: Uint8Array, declared: string | undefined): string {
  const sample = highSample(bytes);
  if (mostlyUtf8(sample)) return 'utf-8';
  const usable = declared === 'utf-8' ? undefined : declared;
  const candidates = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'];
  if (usable !== undefined && !candidates.includes(usable) && !isWestern(usable)) return usable;
  const scored = candidates.map((label) => ({ label, score: russianness(text(sample, label)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const own = usable === undefined ? undefined : scored.find((one) => one.label === usable);
  if (own !== undefined && own.score >= best.score * 0.8) return own.label;
  if (best.score >= 0.45) return best.label;
  return usable ?? knownLabel(chardet.detect(sample) ?? undefined) ?? 'windows-1252';
}

/** The part of a body that tells charsets apart: around its first byte above ASCII. */
function highSample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return bytes.subarray(first, first + sampleSize);
}

function mostlyUtf8(sample: Uint8Array): boolean {
  const decoded = text(sample, 'utf-8');
  const broken = decoded.match(/\ufffd/g)?.length ?? 0;
  const whole = decoded.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return whole > 10 * broken;
}

function isWestern(label: string): boolean {
  return label === 'windows-1252' || label === 'iso-8859-1';
}

/**
 * Share of letters above ASCII that are common lower-case Cyrillic ones: about 0.6 in Russian read with the right charset, below 0.3
 * with a wrong one (KOI8-R read as windows-1251 turns into capitals).
 */
function russianness(decoded: string): number {
  const high = decoded.match(/[^\0-\x7f\s\p{P}]/gu)?.length ?? 0;
  return high === 0 ? 0 : (decoded.match(commonCyrillic)?.length ?? 0) / high;
}

function text(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}
