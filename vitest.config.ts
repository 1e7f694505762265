import { defineConfig } from 'vitest/config';
import { settings } from './test/settings.ts';

export default defineConfig({
  test: {
    ...settings,
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/slow/**', 'node_modules/**'],
    maxWorkers: 2,
  },
});
