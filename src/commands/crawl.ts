import { parseArgs } from 'node:util';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import type { Source } from '../source.ts';
import { type Command, print, printJson, progress } from './shared/command.ts';
import { warnOfUnused, withInstance } from './shared/open.ts';

const usage = `country-conditions crawl [SOURCE...] [--once] [--json]

Crawls the named sources, or all of them that are on. Without --once it keeps running each source on its own schedule (UTC) until it is stopped.
  --once   run each source now, once, and stop
  --json   with --once: one line per source
           {sourceId, found, new, changed, unchanged, gone, passedOver, left, problems: [{url, code, message}]}
Ends with 1 when a source could not be run at all or not one of its lists could be read.`;

/** `crawl [source…] [--once]` */
export const crawl: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { once: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    return withInstance(async (instance, log) => {
      const chosen = positionals.length === 0 ? await sourcesOn(instance) : chosenSources(instance, positionals);
      if (values.once) return runOnce(instance, chosen, values.json === true);
      if (values.json) throw new Failure('usage', '--json goes with --once.');
      warnOfUnused(instance.config, log);
      // The server's module brings all the pages with it, which a single crawl has no use for.
      const { keepCrawling, stopped } = await import('./serve.ts');
      await keepCrawling(instance, chosen, log, stopped());
      return 0;
    }, values.once);
  },
};

/** Sources by their ids. @throws Failure source.unknown */
export function chosenSources(instance: Instance, ids: readonly string[]): Source[] {
  return ids.map((id) => sourceOf(instance, id));
}

/** All sources that are on. */
async function sourcesOn({ sources, standings }: Instance): Promise<Source[]> {
  const known = await standings();
  return sources.filter(({ id }) => known.get(id)?.on);
}

function sourceOf(instance: Instance, id: string): Source {
  const source = instance.sources.find((candidate) => candidate.id === id);
  if (source) return source;
  const known = instance.sources.map((candidate) => candidate.id).join(', ');
  throw new Failure('source.unknown', `There is no source ${JSON.stringify(id)}. The sources are: ${known}.`);
}

async function runOnce(instance: Instance, chosen: readonly Source[], json: boolean): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  await instance.pipeline.recover();
  const line = progress('sources crawled');
  let done = 0;
  // All of them come to their end before the instance is closed, also when one of them fails.
  const outcomes = await Promise.allSettled(
    chosen.map(async (source) => {
      const ok = await runOne(instance, source, json, stop.signal);
      line.at(++done, chosen.length);
      return ok;
    }),
  );
  line.end();
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value) ? 0 : 1;
}

async function runOne(instance: Instance, source: Source, json: boolean, signal: AbortSignal): Promise<boolean> {
  const summary = await instance.run(source, { signal, visitAll: true });
  if (summary === undefined) {
    process.stderr.write(`${source.id}: another process is crawling it now; left alone.\n`);
    return false;
  }
  if (json) printJson(summary);
  else {
    print(
      `${source.id}: found ${summary.found}, new ${summary.new}, changed ${summary.changed}, unchanged ${summary.unchanged}`,
    );
    for (const problem of summary.problems) print(`  ${problem.code} ${problem.url}\n    ${problem.message}`);
  }
  return summary.found > 0 || summary.problems.length === 0;
}
