import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citations } from '../cite/golden.ts';

/** Prints how many citations of the reviewed set are made as they were reviewed, by style; resolves to the exit code. */
export function evaluateCitations(): number {
  const golden: Record<string, Record<string, string>> = JSON.parse(
    readFileSync(join(import.meta.dirname, '../cite/golden.json'), 'utf8'),
  );
  const made = citations();
  const styles = Object.keys(Object.values(golden)[0] ?? {});
  let wrong = 0;
  for (const style of styles) {
    const pairs = Object.entries(golden).map(([name, byStyle]) => [byStyle[style], made[name]?.[style], name]);
    const misses = pairs.filter(([expected, found]) => expected !== found);
    wrong += misses.length;
    console.log(`${style.padEnd(10)} ${pairs.length - misses.length} of ${pairs.length}`);
    for (const [expected, found, name] of misses)
      console.log(`  ${name}\n    expected ${expected}\n    made     ${found}`);
  }
  return wrong === 0 ? 0 : 1;
}
