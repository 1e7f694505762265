import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Stryker } from '@stryker-mutator/core';

/** What became of one change. */
export type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Each change that no test noticed, then how many were noticed, file by file and in all. */
export function scores(results: readonly MutantResult[]): string[] {
  const unnoticed = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const byFile = [...Map.groupBy(results, fileOf)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [...unnoticed.map(told), ...byFile.map(([file, own]) => score(file, own)), score('in all', results)];
}

function fileOf({ fileName }: MutantResult): string {
  return relative(process.cwd(), fileName);
}

/** `FILE:LINE StringLiteral: what stood there => what stood there instead`. Lines and columns come counted from 1, the end being the column after it. */
function told(mutant: MutantResult): string {
  const { start, end } = mutant.location;
  const lines = readFileSync(mutant.fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const was = lines.map((line, at) =>
    line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined),
  );
  const change = `${shortened(was.join(' '))} => ${shortened(mutant.replacement ?? '')}`;
  return `${fileOf(mutant)}:${start.line} ${mutant.status} ${mutant.mutatorName}: ${change}`;
}

function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-35)}` : line;
}

function score(name: string, results: readonly MutantResult[]): string {
  const of = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  const killed = of('Killed', 'Timeout');
  const all = killed + of('Survived', 'NoCoverage');
  return `${name}: ${killed} of ${all} noticed (${((100 * killed) / all).toFixed(1)} %), ${of('Ignored')} in tables left alone`;
}
