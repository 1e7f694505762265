import { afterEach, beforeEach, describe } from 'vitest';
import type { SearchEngine } from '../../src/search/engine.ts';
import { changes } from './contract/changes.ts';
import { filters } from './contract/filters.ts';
import { hostile } from './contract/hostile.ts';
import { languages } from './contract/languages.ts';
import { results } from './contract/results.ts';
import { words } from './contract/words.ts';

/** Phrases of one meaning that an engine under test must be opened with. */
export const contractSynonyms = [['foreign agent', 'иностранный агент', 'иноагент']];

/** What every search engine must do, whatever stands behind it. `open` gives an empty one. */
export function searchEngineContract(
  name: string,
  open: () => Promise<{ engine: SearchEngine; close(): Promise<void> }>,
) {
  describe(`${name} as a search engine`, () => {
    let opened: { engine: SearchEngine; close(): Promise<void> };
    let engine: SearchEngine;
    beforeEach(async () => {
      opened = await open();
      engine = opened.engine;
    });
    afterEach(() => opened.close());

    words(() => engine);
    languages(() => engine);
    filters(() => engine);
    results(() => engine);
    changes(() => engine);
    hostile(() => engine);
  });
}
