import type { Block } from '../model/draft.ts';
import { parseDate } from './date.ts';

const bare = /^(\d{1,4})\s+(?=[\p{Lu}"“«„(])/u;
/** Fewer could be chance. */
const leastRun = 4;

/**
 * Blocks with the paragraph numbers that are printed without a point (`12 The Court …`): known only by their run, each one more than the one
 * before. A day of a month is none. The text keeps the number, as it is printed.
 */
export function withRunningNumbers(blocks: readonly Block[]): Block[] {
  const numbers = blocks.map(bareNumber);
  const runs = new Map<number, number[]>();
  for (const [at, number] of numbers.entries()) {
    if (number === undefined) continue;
    const run = [...(runs.get(number - 1) ?? []), at];
    runs.delete(number - 1);
    if (run.length > (runs.get(number)?.length ?? 0)) runs.set(number, run);
  }
  const numbered = new Set([...runs.values()].filter((run) => run.length >= leastRun).flat());
  return blocks.map((block, at) => (numbered.has(at) ? { ...block, number: String(numbers[at]) } : block));
}

function bareNumber(block: Block): number | undefined {
  if (block.kind !== 'paragraph' || block.number !== undefined) return undefined;
  const number = bare.exec(block.text)?.[1];
  const word = /^\d+\s+(\p{L}+)/u.exec(block.text)?.[1];
  if (number === undefined || parseDate(`1 ${word ?? ''} 2000`) !== undefined) return undefined;
  return Number(number);
}
