import { parseArgs } from 'node:util';
import { benchmark } from './read/benchmark.ts';
import { dates } from './read/dates.ts';
import { ovdinfo } from './read/ovdinfo.ts';

/**
 * `npm run eval -- read [--benchmark FOLDER] [--dates FOLDER] [--python PATH] [--defuddle MODULE]`: how well pages are read. The folders are clones of
 * scrapinghub/article-extraction-benchmark and of adbar/htmldate's `tests`; what is not given is left out.
 */
export async function evaluateReading(args: string[]): Promise<void> {
  const options = {
    benchmark: { type: 'string' },
    dates: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    defuddle: { type: 'string', default: 'defuddle/node' },
  } as const;
  const { values } = parseArgs({ args, options });
  await ovdinfo();
  if (values.benchmark !== undefined) await benchmark(values.benchmark, values);
  if (values.dates !== undefined) dates(values.dates);
}
