import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, run } from './program.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cite-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = (words: string[]) => run(words, { COI_DATA: join(folder, 'data') });

async function add(persons: string) {
  const file = join(folder, 'page.html');
  const sentence = `<p>SAMPLE. The invented ministry of Russia entered ${persons} invented persons in its invented register.</p>`;
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><title>SAMPLE page</title><article>${sentence.repeat(6)}</article></html>`,
  );
  const given = ['--publisher', 'SAMPLE Institute', '--url', 'https://institute.example/a', '--json'];
  const [added] = lines((await asked(['add', file, ...given])).out);
  return added as { reportId: string; sha256: string };
}

test('an older version of a report is cited by its number, with its own capture', async () => {
  const first = await add('three');
  const second = await add('four');
  const { reportId } = first;
  const cited = (...words: string[]) => asked(['cite', ...words, '--style', 'plain', '--format', 'json']);
  expect((await cited(reportId, '--version', '1')).out).toContain(first.sha256);
  expect((await cited(reportId)).out).toContain(second.sha256);
  for (const [words, status, complaint] of [
    [[reportId, '--version', '3'], 1, 'no version 3'],
    [[reportId, '--version', 'old'], 2, '--version must be the number of a version'],
    [[`${reportId}.2.0`, '--version', '1'], 2, 'the passage is of version 2'],
  ] as const) {
    const { code, err } = await cited(...words);
    expect([code, err]).toEqual([status, expect.stringContaining(complaint)]);
  }
}, 120_000);
