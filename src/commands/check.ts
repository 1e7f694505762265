import { parseArgs } from 'node:util';
import { checkIndex, type IndexCheck, sizeOf } from '../check.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions check [--dry-run] [--json]

Compares each search index with the store, report by report, and mends what differs: reports that are missing, that should not be there, or
whose passages or tags are not those of the store. Search goes on meanwhile; crawl afterwards, or its new reports count as drift.
  --dry-run   only say what differs
  --json      one line an index: {index, found: {missing, surplus, differing}, remaining: {...}}, each a list of report ids
Ends with 1 when something still differs.`;

/** `check`: the index compared with the store, and mended. */
export const check: Command = {
  usage,
  async run(words) {
    const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: words, options });
    return withInstance(async ({ pipeline, engines }) => {
      await pipeline.settle();
      let remaining = 0;
      for (const { name, engine } of engines) {
        const checked = await checkIndex(engine, pipeline.documents, values['dry-run'] !== true);
        remaining += sizeOf(checked.remaining);
        if (values.json) printJson({ index: name, ...checked });
        else for (const line of linesOf(name, checked)) print(line);
      }
      return remaining > 0 ? 1 : 0;
    }, true);
  },
};

function linesOf(name: string, { found, remaining }: IndexCheck): string[] {
  if (sizeOf(found) === 0) return [`${name}: agrees with the store`];
  const still = [...remaining.missing, ...remaining.surplus, ...remaining.differing];
  return [
    `${name}: ${found.missing.length} missing, ${found.surplus.length} left over, ${found.differing.length} not as in the store`,
    still.length === 0 ? `${name}: mended` : `${name}: still different: ${still.join(', ')}`,
  ];
}
