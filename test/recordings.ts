import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A file or folder of publishers' real bytes: where it lies, whether it is not there, and the name of a test that needs it, which says so. */
type Recordings = { path: string; missing: boolean; title(behaviour: string): string };

/**
 * Publishers' real bytes, which may not be passed on and so lie outside the repository: in the folder that `COI_RECORDINGS` names, else in `../shared`
 * beside it. `path` is as seen from there (`corpus/replay.mjs`). Whatever is not there is said aloud; tests that need it are skipped.
 */
export function recordings(path: string): Recordings {
  const place = join(folder, path);
  const missing = !existsSync(place);
  if (missing) console.warn(`${whySkipped}: ${path}`);
  return { path: place, missing, title: (behaviour) => (missing ? `${behaviour} (${whySkipped})` : behaviour) };
}

const project = resolve(import.meta.dirname, '..');
const folder = resolve(project, process.env.COI_RECORDINGS || '../shared');
const whySkipped = 'SKIPPED: the real bytes of publishers are not here (see CONTRIBUTING.md)';
