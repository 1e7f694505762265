import { cite, styles } from '../../src/cite/cite.ts';
import { documents } from './documents.ts';

/** Every document of the set in every style, as it is cited now. */
export function citations(): Record<string, Record<string, string>> {
  const cited = Object.entries(documents).map(([name, { document, at }]) => [
    name,
    Object.fromEntries(styles.map((style) => [style.id, cite(document, style, at && { at }).text])),
  ]);
  return Object.fromEntries(cited);
}

// `node test/cite/golden.ts > test/cite/golden.json` writes the set anew: read the difference before it is kept.
if (import.meta.main) process.stdout.write(`${JSON.stringify(citations(), null, 2)}\n`);
