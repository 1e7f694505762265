import { readFileSync } from 'node:fs';

/** What `npm start` gives Node, so that a server is measured as it is started. */
export function startOptions(): string[] {
  const file = new URL('../../package.json', import.meta.url);
  const { scripts } = JSON.parse(readFileSync(file, 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
