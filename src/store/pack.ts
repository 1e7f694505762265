import { promisify } from 'node:util';
import { constants, gzip, gzipSync } from 'node:zlib';

const packAside = promisify(gzip);
const options = { level: constants.Z_BEST_SPEED };

/** Below so many bytes the way to another thread and back takes longer than the packing. */
const small = 64 * 1024;

/** Bytes, or a text as UTF-8, in gzip's format. */
export async function pack(content: Uint8Array | string): Promise<Uint8Array> {
  return content.length < small ? gzipSync(content, options) : packAside(content, options);
}
