import { Stryker } from '@stryker-mutator/core';
import { areas } from './areas.ts';
import { type MutantResult, scores } from './scores.ts';

const [name = '', ...words] = process.argv.slice(2);
const area = areas[name];

if (area === undefined) {
  console.error(`npm run mutate -- ${Object.keys(areas).join(' | ')} [--again] [FILE[:LINE-LINE]]…`);
  process.exitCode = 2;
} else {
  const files = words.filter((word) => word !== '--again');
  const results = await mutated(files.length > 0 ? files : area.mutate, area.tests, words.includes('--again'));
  for (const line of scores(results)) console.log(line);
}

/** What the tests say of every change of these files. `again`: what an earlier run found is kept where neither lines nor tests changed. */
function mutated(mutate: readonly string[], testFiles: readonly string[], again: boolean): Promise<MutantResult[]> {
  return new Stryker({
    mutate: [...mutate],
    testFiles: [...testFiles],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'vitest.mutate.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // What runs while a file is loaded is nearly all tables, and every change of them needs all tests.
    ignoreStatic: true,
    incremental: again,
    incrementalFile: `.stryker/${name}.json`,
    concurrency: 1,
    // Stryker rewrites a tsconfig.json by an interface that TypeScript 7 no longer has.
    ignorePatterns: ['tsconfig.json', 'data', 'coverage', '.ci', 'test/browser', 'test/crawlers'],
    tempDirName: '.stryker',
    reporters: ['progress-append-only'],
    logLevel: 'warn',
    allowConsoleColors: false,
  } as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
}
