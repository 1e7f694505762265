import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawnPdf } from '../read/pdf-samples.ts';
import { lines, run } from './program.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-quotes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, body: string | Uint8Array): string {
  writeFileSync(join(folder, name), body);
  return join(folder, name);
}

test('a brief that cannot be read is told what to do, keeps no other from being checked, and the exit code says so', async () => {
  const scan = file('scan.pdf', await drawnPdf((sheet) => void sheet.document.rect(50, 50, 400, 600).fill('grey')));
  const locked = file(
    'locked.pdf',
    await drawnPdf((sheet) => void sheet.document.text('SAMPLE'), { userPassword: 'x' }),
  );
  const brief = file('brief.txt', 'SAMPLE. As held, “nobody ever wrote these invented words”.');
  const { code, out, err } = await run(['check-quotes', scan, locked, brief], { COI_DATA: join(folder, 'data') });
  expect(code).toBe(1);
  expect(err).toMatch(/scan\.pdf: .*text recognition \(OCR\)[\s\S]*locked\.pdf: .*without a password/);
  expect(out).toMatch(/brief\.txt: 1 quotation[\s\S]*not-found/);
});

test('a brief with nothing unsound ends with 0', async () => {
  const brief = file('plain.txt', 'SAMPLE. This brief quotes nothing.');
  const { code, out } = await run(['check-quotes', brief, '--json'], { COI_DATA: join(folder, 'data') });
  expect(code).toBe(0);
  expect(lines(out)).toEqual([{ file: brief, quotations: [], unchecked: [], addresses: [] }]);
});

test('a quotation that was not looked up is named and never passes', async () => {
  const brief = file('open.txt', 'SAMPLE. As held, “nobody ever closed these invented words.');
  const { code, out } = await run(['check-quotes', brief], { COI_DATA: join(folder, 'data') });
  expect(code).toBe(1);
  expect(out).toContain('not looked up, not-closed: "nobody ever closed these invented words."');
});
