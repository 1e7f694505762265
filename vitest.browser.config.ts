import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests in a real browser, run apart from the others: `vitest run --config vitest.browser.config.ts`. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Programs that tests start read what Node compiled before, and so start a quarter sooner.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
    pool: 'forks',
    maxWorkers: 1,
  },
});
