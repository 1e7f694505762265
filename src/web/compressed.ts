import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import compression from 'compression';
import type { Request, RequestHandler } from 'express';

/**
 * How hard is compressed, for pages that are made anew each time: a search page of 140 KB takes brotli 0.3 ms at quality 1 (22 KB) and 1.3 ms at the
 * usual 4 (18 KB), gzip 0.9 ms at level 3 (22 KB) and 1.7 ms at the usual 6 (21 KB).
 */
const gzipOptions = { level: 3 };
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 18 } };
/** A page compressed leaves in one piece: with the usual 16 KB brotli takes nearly twice as long. */
const chunkSize = 65_536;

/**
 * Sends text compressed to whoever takes it. What is for one person alone is left as it is: where a secret and the reader's own words share a
 * page, its compressed length can give the secret away (BREACH). Kept pages hold none, and are compressed before they come here.
 */
export function compressed(): RequestHandler {
  return compression({
    ...gzipOptions,
    brotli: brotliOptions,
    filter: (request, response) =>
      !String(response.getHeader('Cache-Control') ?? '').includes('no-store') && compression.filter(request, response),
  });
}

/** What a page can be sent as. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that a request takes. */
export function encodingFor(request: Request): Encoding {
  const accepted = request.acceptsEncodings('br', 'gzip');
  return accepted === 'br' || accepted === 'gzip' ? accepted : 'identity';
}

/** A text as the bytes to be sent. At once: to have another thread do so little takes longer. */
export function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliCompressSync(text, { ...brotliOptions, chunkSize });
  return encoding === 'gzip' ? gzipSync(text, { ...gzipOptions, chunkSize }) : Buffer.from(text);
}
