import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../../src/errors.ts';
import type { Page } from '../../../src/model/page.ts';
import { parse } from '../../../src/read/html.ts';
import { metadata } from '../../../src/read/metadata.ts';

type Counts = Record<'right' | 'updated' | 'absent' | 'wrong', number>;

/**
 * Exact days of publication on the pages of htmldate's own evaluation (the folder `tests` of adbar/htmldate), in two halves by a hash of the
 * address: rules are chosen by looking at the first and only counted on the second.
 */
export function dates(folder: string): void {
  const halves: [Counts, Counts] = [none(), none()];
  for (const name of ['eval_mediacloud_2020.json', 'eval_default.json']) {
    const truth: Record<string, { file: string; date: string | null }> = JSON.parse(
      readFileSync(join(folder, name), 'utf8').replaceAll(': NaN', ': null'),
    );
    for (const [url, { file, date }] of Object.entries(truth)) {
      const path = ['eval', 'cache', 'test_set'].map((part) => join(folder, part, file)).find(existsSync);
      if (path !== undefined && date !== null)
        halves[isHeldOut(url) ? 1 : 0][outcome(readFileSync(path), url, date)] += 1;
    }
  }
  console.log('dates of htmldate’s pages');
  print('looked at', halves[0]);
  print('held out', halves[1]);
  print('all', sum(...halves));
}

function none(): Counts {
  return { right: 0, updated: 0, absent: 0, wrong: 0 };
}

function sum(one: Counts, other: Counts): Counts {
  return {
    right: one.right + other.right,
    updated: one.updated + other.updated,
    absent: one.absent + other.absent,
    wrong: one.wrong + other.wrong,
  };
}

function isHeldOut(url: string): boolean {
  return (createHash('sha256').update(url).digest()[0] ?? 0) % 2 === 1;
}

function print(name: string, { right, updated, absent, wrong }: Counts): void {
  const stated = right + updated + wrong;
  const share = ((100 * right) / stated).toFixed(1);
  console.log(
    `  ${name.padEnd(9)} ${stated + absent} pages; given on ${stated}: right ${right} (${share} %), our date of update ${updated}, another ${wrong}`,
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
