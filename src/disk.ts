import { statfs } from 'node:fs/promises';

/** How much room there is, in bytes: what this process may still fill, and all of it. */
export type Disk = { free: number; size: number };

/** How much must be free: bytes, or a share of the disk from 0 to 1. */
export type DiskLimit = { bytes: number } | { share: number };

/** The disk that a folder lies on. @throws what the file system answers */
export async function diskOf(folder: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}

const gigabyte = 1e9;

/** Two gigabytes are some eighty of the largest captures; on a small disk they would be much of it, so there a tenth is enough. */
const usual = { bytes: 2 * gigabyte, share: 0.1 };

/** Whether a disk is nearly full. Without a limit: less than two gigabytes are free, and less than a tenth. */
export function isNearlyFull({ free, size }: Disk, limit: DiskLimit | undefined): boolean {
  if (limit === undefined) return free < Math.min(usual.bytes, usual.share * size);
  return free < ('bytes' in limit ? limit.bytes : limit.share * size);
}

/** The limit in the operator's words, `5GB` or `10%`; undefined for anything else. */
export function diskLimit(given: string): DiskLimit | undefined {
  const [, number, unit] = /^(\d{1,5}(?:\.\d)?) ?(GB|%)$/.exec(given) ?? [];
  if (number === undefined || (unit === '%' && Number(number) > 100)) return undefined;
  return unit === '%' ? { share: Number(number) / 100 } : { bytes: Number(number) * gigabyte };
}
