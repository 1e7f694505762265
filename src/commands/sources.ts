import { parseArgs } from 'node:util';
import { alarmsOf } from '../standing.ts';
import { standingWords } from '../standing-words.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions sources [--json]

Lists the sources: what they are, whether they are on, when they last ran, what they yielded, and the open problems of their pages.
  --json   one line per source`;

/** `sources`: what we read, and how it goes. */
export const sources: Command = {
  usage,
  async run(words) {
    const { values } = parseArgs({ args: words, options: { json: { type: 'boolean' } } });
    return withInstance(async ({ sources: all, store, standings }) => {
      const states = await standings();
      for (const source of all) {
        const state = states.get(source.id);
        const { id, publisher, title, homepage, tier, kind, languages, schedule, verified, expect } = source;
        const runs = await store.runs(id, 20);
        const [lastRun] = runs;
        const last = runs.find(({ finishedAt }) => finishedAt !== undefined);
        const alarms = state?.on ? alarmsOf(source, { last, ...(await store.runDates(id)) }, Date.now()) : [];
        const problems = await store.problems({ sourceId: id, limit: 1000 });
        if (values.json) {
          const health = {
            state: state && { on: state.on, why: state.why, message: standingWords.standing(state) },
            alarms: alarms.map((alarm) => ({
              code: alarm.code,
              message: standingWords.alarm(alarm),
              since: alarm.since,
            })),
            lastRun: lastRun ?? null,
            problems: problems.map(({ url, code, message, at }) => ({ url, code, message, at })),
          };
          printJson({ id, publisher, title, homepage, tier, kind, languages, schedule, verified, expect, ...health });
          continue;
        }
        print(`${id}  ${publisher}: ${title}`);
        print(`  tier ${tier}, ${kind}, ${languages.join(' ')}, "${schedule}" UTC, ${verified}`);
        print(
          lastRun
            ? `  last run ${lastRun.startedAt}: found ${lastRun.found}, new ${lastRun.new}, changed ${lastRun.changed}`
            : '  not run yet',
        );
        if (state) print(`  ${state.on ? 'on' : 'off'}: ${standingWords.standing(state)}`);
        for (const alarm of alarms) print(`  ALARM  ${standingWords.alarm(alarm)}`);
        for (const problem of problems) print(`  ${problem.code}  ${problem.url}\n    ${problem.message}`);
      }
      return 0;
    }, true);
  },
};
