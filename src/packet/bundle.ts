import { zipSync } from 'fflate';

/** Files as one ZIP archive, not compressed again. ZIP stores local time, so one fixed time is made of local parts: the same files give the same bytes. */
export function bundleOf(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), {
    level: 0,
    mtime: new Date(1980, 0, 1),
  });
}
