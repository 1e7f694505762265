import { defineConfig } from 'vitest/config';
import { settings } from './test/settings.ts';

/** The usual suite in one process, the same order every time: what a change costs is then its tests, not ten programs that begin. */
export default defineConfig({
  test: { ...settings, include: ['test/**/*.test.ts'], isolate: false, sequence: { shuffle: false } },
});
