import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type MutantResult, scores } from './scores.ts';

test('a change that no test noticed is told by its line, what stood there and what stood there instead', () => {
  const dir = mkdtempSync(join(tmpdir(), 'scores-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const fileName = join(dir, 'sum.ts');
  writeFileSync(fileName, 'export function sum(a: number, b: number) {\n  return a + b;\n}\n');
  const change = (status: MutantResult['status']): MutantResult => ({
    fileName,
    id: status,
    mutatorName: 'ArithmeticOperator',
    status,
    // As Stryker tells places: lines and columns from 1, the end being the column after the change.
    location: { start: { line: 2, column: 10 }, end: { line: 2, column: 15 } },
    replacement: 'a - b',
  });

  const file = relative(process.cwd(), fileName);
  expect(scores([change('Survived'), change('Killed'), change('Ignored')])).toEqual([
    `${file}:2 Survived ArithmeticOperator: a + b => a - b`,
    `${file}: 1 of 2 noticed (50.0 %), 1 in tables left alone`,
    'in all: 1 of 2 noticed (50.0 %), 1 in tables left alone',
  ]);
});
