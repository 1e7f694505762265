import { defineConfig } from 'vitest/config';
import { settings } from './test/settings.ts';

/** The suite that CI runs beside the usual one: minutes, not seconds. */
export default defineConfig({ test: { ...settings, include: ['test/slow/**/*.test.ts'], maxWorkers: 1 } });
