import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The suite that CI runs beside the usual one: minutes, not seconds. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    // Programs that tests start read what Node compiled before, and so start a quarter sooner.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
    pool: 'forks',
    maxWorkers: 1,
  },
});
