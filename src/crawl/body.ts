import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { Failure } from '../errors.ts';

type Bytes = AsyncIterable<Uint8Array>;
type Decoder = (source: Bytes) => Bytes;

/** Nobody encodes a page more often than this in good faith. */
const maxEncodings = 3;

/**
 * Reads a response body to its end, its transfer and content encodings undone, and stops as soon as it grows beyond `maxBytes` (counted
 * after decompression, so that a small bomb stays small).
 * @throws Failure fetch.too-large, fetch.encoding, fetch.truncated
 */
export async function readBody(
  raw: Readable,
  contentEncoding: string,
  maxBytes: number,
  url: string,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (source: Bytes) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(url, maxBytes);
      chunks.push(chunk);
    }
  };
  try {
    await collect(decodersOf(contentEncoding, url).reduce<Bytes>((source, decode) => decode(source), raw));
  } catch (error) {
    throw fromZlib(error, url);
  }
  return Buffer.concat(chunks, size);
}

/** The failure of a body beyond the cap. */
export function tooLarge(url: string, maxBytes: number): Failure {
  return new Failure(
    'fetch.too-large',
    `The page is larger than ${Math.round(maxBytes / 1e6)} MB; it was left unread.`,
    { url },
  );
}

/** Undoing goes backwards: the last encoding named was applied last (RFC 9110, 8.4). Charsets that some servers put here are no encoding. */
function decodersOf(contentEncoding: string, url: string): Decoder[] {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => !['', 'identity', 'none', 'utf-8', 'utf8', 'binary'].includes(name));
  if (names.length > maxEncodings) throw unknownEncoding(contentEncoding, url);
  return names.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return (source) => through(source, createGunzip());
    if (name === 'deflate') return inflateEither;
    if (name === 'br') return (source) => through(source, createBrotliDecompress());
    if (name === 'zstd') return (source) => through(source, createZstdDecompress());
    throw unknownEncoding(contentEncoding, url);
  });
}

/** `deflate` means zlib format, but many servers send the raw stream; the low four bits of the first byte tell (RFC 1950, 2.2). */
async function* inflateEither(source: Bytes): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return;
  const isZlib = ((first.value[0] ?? 0) & 0x0f) === 8;
  yield* through(withFirst(first.value, iterator), isZlib ? createInflate() : createInflateRaw());
}

async function* withFirst(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function* through(source: Bytes, decoder: NodeJS.ReadWriteStream & Readable): AsyncGenerator<Uint8Array> {
  const pumped = pipeline(source, decoder);
  pumped.catch(() => {});
  try {
    yield* decoder;
    await pumped;
  } finally {
    decoder.destroy();
  }
}

function fromZlib(error: unknown, url: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return new Failure('fetch.truncated', 'The page ended in the middle of its compressed data.', {
      url,
      cause: error,
      retryable: true,
    });
  }
  if (/^(Z_|ERR__|ZSTD_)/.test(code)) {
    return new Failure('fetch.encoding', 'The page is not compressed in the way that its headers say.', {
      url,
      cause: error,
    });
  }
  return error;
}

function unknownEncoding(contentEncoding: string, url: string): Failure {
  return new Failure(
    'fetch.encoding',
    `The page is encoded as ${JSON.stringify(contentEncoding.slice(0, 80))}, which cannot be undone.`,
    { url },
  );
}
