import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { sampleSource } from '../sample-source.ts';
import { keep, reading } from '../store/sample.ts';
import { openPress, subscription } from './press.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What can happen: a report is kept or revised, digests go out, the mail server stops or starts, days go by, the clock is set back. */
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('keep' as const), report: fc.integer({ min: 0, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('break' as const, 'mend' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: -1, max: 9 }) }) },
);

test('whatever happens in whatever order, every version that a reader had not seen is told once, in a later mail at the latest', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
      run += 1;
      const store = await openStore({ dataDir: join(folder, String(run)) });
      const told = await play(store, events);
      await store.close();
      expect(told.mails.toSorted()).toEqual([...told.kept].toSorted());
    }),
    { numRuns: 8 },
  );
});

type Event = { do: 'keep' | 'send' | 'break' | 'mend' | 'wait'; report?: number; days?: number };

/** Plays the events, then lets everything go out. `kept`: what was new at each mail, by title, which names report and version. */
async function play(store: Store, events: readonly Event[]): Promise<{ mails: string[]; kept: Set<string> }> {
  let isBroken = false;
  const mails: string[] = [];
  const press = openPress(store, [{ ...sampleSource, id: 'sample' }], {
    async send({ text }) {
      if (isBroken) throw new Failure('mail.unsent', 'SAMPLE', { cause: { code: 'ECONNREFUSED' } });
      // A revision stands in its mail as an added sentence and in its passage.
      mails.push(...new Set(text.match(/sample report \d+ in state \d+/g)));
    },
  });
  await store.keepSubscription(subscription({ id: 'a', wanted: { search: 'q=sample+report' } }));
  const states = new Map<number, number>();
  const kept = new Set<string>();
  let tick = 0;
  for (const { do: what, report = 0, days = 0 } of [...events, ...ending]) {
    tick += 1;
    if (what === 'keep') {
      const state = (states.get(report) ?? 0) + 1;
      states.set(report, state);
      await keep(
        store,
        `https://sample.example/${report}`,
        tick,
        reading([`SAMPLE: sample report ${report} in state ${state}.`]),
      );
    }
    if (what === 'break' || what === 'mend') isBroken = what === 'break';
    if (what === 'wait') press.clock.at = new Date(Date.parse(press.clock.at) + days * 86_400_000).toISOString();
    if (what === 'send') await press.digester.run();
  }
  for (const [report, state] of states) kept.add(`sample report ${report} in state ${state}`);
  return { mails: mails.filter((said) => kept.has(said)), kept };
}

const ending: readonly Event[] = [
  { do: 'mend' },
  { do: 'wait', days: 30 },
  { do: 'send' },
  { do: 'wait', days: 30 },
  { do: 'send' },
];
