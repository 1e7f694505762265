import { defineConfig } from 'vitest/config';
import { settings } from './test/settings.ts';

/** Tests in a real browser, run apart from the others: `vitest run --config vitest.browser.config.ts`. */
export default defineConfig({ test: { ...settings, include: ['test/browser/**/*.test.ts'], maxWorkers: 1 } });
