import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One labelled text: see test/gold/README.md. `hard` marks a negative made to look like a positive. */
export type GoldItem = {
  id: string;
  language: string;
  text: string;
  primary: string[];
  acceptable: string[];
  hard: boolean;
};

const line = z.object({
  id: z.string(),
  language: z.string(),
  text: z.string(),
  primary: z.array(z.string()),
  acceptable: z.array(z.string()).default([]),
  hard: z.boolean().default(false),
});

/** Reads JSON lines. @throws when a line does not fit, naming it */
export function readGold(path: string): GoldItem[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((row, at) => {
      if (row.trim() === '') return [];
      const parsed = line.safeParse(JSON.parse(row));
      if (!parsed.success) throw new Error(`${path}: line ${at + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}
