import { parseArgs } from 'node:util';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import type { Log } from '../log.ts';
import type { SourceCheck } from '../model/run.ts';
import type { Source } from '../source.ts';
import { chosenSources } from './crawl.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { visitOnce } from './shared/one-visit.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions check-sources [SOURCE...] [--json]

Visits each live source once, gently: its first lists and one report, with the same manners as a crawl. Keeps no report; remembers which sources
work, and those are on from then. Prints a table; ends with 1 when one of them does not work.
  --json   one line per source: {sourceId, at, works, message}`;

/** Sources visited at once, each at its own host. */
const atOnce = 6;

/** `check-sources [source…]`: which sources work on this machine. */
export const checkSources: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    return withInstance(async (instance, log) => {
      const waiting = [...(positionals.length === 0 ? instance.sources : chosenSources(instance, positionals))];
      const checks: SourceCheck[] = [];
      const width = Math.max(...waiting.map(({ id }) => id.length));
      const work = async () => {
        for (let source = waiting.shift(); source; source = waiting.shift()) {
          const check = await look(instance, source, log);
          await instance.store.keepCheck(check);
          checks.push(check);
          if (values.json) printJson(check);
          else print(`${source.id.padEnd(width)}  ${check.works ? 'works ' : 'FAILS '}  ${check.message}`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
      const working = checks.filter(({ works }) => works).length;
      if (!values.json) print(`\n${working} of ${checks.length} sources work.`);
      return working === checks.length ? 0 : 1;
    }, true);
  },
};

async function look(instance: Instance, source: Source, log: Log): Promise<SourceCheck> {
  const at = new Date().toISOString();
  try {
    return { sourceId: source.id, at, ...(await visit(instance, source, log)) };
  } catch (error) {
    if (!(error instanceof Failure) || error.code.startsWith('store.')) throw error;
    return { sourceId: source.id, at, works: false, message: `${error.code}: ${error.message}` };
  }
}

/** A run that keeps nothing. */
async function visit(instance: Instance, source: Source, log: Log): Promise<Pick<SourceCheck, 'works' | 'message'>> {
  const { reader } = instance;
  const read: string[] = [];
  const summary = await visitOnce(instance, source, log, {
    list: ({ id }, page) => reader.call('discover', { sourceId: id, page }),
    async report({ id }, link, page) {
      const { draft, text } = await reader.call<{ draft: { title: string; publishedOn?: string }; text: string }>(
        'derive',
        { sourceId: id, page, link },
      );
      read.push(`"${draft.title}", ${draft.publishedOn ?? 'no date'}, ${text.length} characters`);
    },
  });
  const [report] = read;
  const problem = summary.problems.find(({ code }) => code !== 'source.yield') ?? summary.problems[0];
  const shown = `${summary.found} links, ${summary.passedOver} passed over`;
  if (report !== undefined) return { works: true, message: `${shown}; ${report}` };
  return { works: false, message: problem ? `${shown}; ${problem.code}: ${problem.message}` : `${shown}; no report` };
}
