import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { settings } from './test/settings.ts';

/** The first test that notices a change ends its trial: those that are quickest by their last run go first. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

/** The usual suite in one process: what a change costs is then its tests, not ten programs that begin. */
export default defineConfig({
  test: { ...settings, include: ['test/**/*.test.ts'], isolate: false, sequence: { sequencer: QuickestFirst } },
});
