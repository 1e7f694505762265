import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../src/errors.ts';
import type { Page } from '../../../src/model.ts';
import { parse } from '../../../src/read/html.ts';
import { metadata } from '../../../src/read/metadata.ts';

/** Exact days of publication on the pages of htmldate's own evaluation (the folder `tests` of adbar/htmldate). */
export function dates(folder: string): void {
  const counts = { right: 0, updated: 0, absent: 0, wrong: 0 };
  for (const name of ['eval_mediacloud_2020.json', 'eval_default.json']) {
    const truth: Record<string, { file: string; date: string | null }> = JSON.parse(
      readFileSync(join(folder, name), 'utf8').replaceAll(': NaN', ': null'),
    );
    for (const [url, { file, date }] of Object.entries(truth)) {
      const path = ['eval', 'cache', 'test_set'].map((part) => join(folder, part, file)).find(existsSync);
      if (path !== undefined && date !== null) counts[outcome(readFileSync(path), url, date)] += 1;
    }
  }
  const { right, updated, absent, wrong } = counts;
  const stated = right + updated + wrong;
  console.log(`htmldate's pages: ${stated + absent}; a date given on ${stated}: that of publication on ${right}`);
  console.log(
    `  (${((100 * right) / stated).toFixed(1)} %), on ${updated} more the truth is our date of update, another day on ${wrong}`,
  );
}

function outcome(body: Uint8Array, url: string, date: string): 'right' | 'updated' | 'absent' | 'wrong' {
  const page: Page = {
    url,
    finalUrl: url,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    status: 200,
    contentType: 'text/html',
    headers: {},
    body,
  };
  try {
    const { publishedOn, updatedOn } = metadata(parse(page), page);
    if (publishedOn === undefined) return 'absent';
    if (publishedOn === date) return 'right';
    return updatedOn === date ? 'updated' : 'wrong';
  } catch (error) {
    if (error instanceof Failure) return 'absent';
    throw error;
  }
}
