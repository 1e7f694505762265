import { join } from 'node:path';

/** What all suites run by. */
export const settings = {
  // These end what hangs; how fast anything is, they do not judge: a busy machine may take ten times as long.
  testTimeout: 600_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
  // Programs that tests start read what Node compiled before, and so start a quarter sooner.
  env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/compiled') },
  pool: 'forks' as const,
  sequence: { shuffle: true },
};
