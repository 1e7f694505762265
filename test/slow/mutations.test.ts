import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReader, type Reader } from '../../src/isolate/reader.ts';
import { judgment } from '../read/docx-samples.ts';
import { drawnPdf, pageOf, wrapped } from '../read/pdf-samples.ts';

const timeoutMs = 5_000;
const prose =
  'SAMPLE text. The court found that the applicant had held a single picket near the building of the regional administration.';
const html = `<!doctype html><html lang="en"><head><title>SAMPLE</title><meta property="og:title" content="SAMPLE"></head><body><nav><a href="/">Home</a></nav>
<article><h1>SAMPLE report</h1>${`<p>${prose}<sup><a href="#n1">1</a></sup></p><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>`.repeat(12)}</article></body></html>`;

let reader: Reader;
beforeAll(() => {
  reader = createReader({
    module: new URL('../../src/isolate/child.ts', import.meta.url).href,
    timeoutMs,
    memoryMb: 768,
  });
});
afterAll(() => reader.close());

/** Mulberry32: the same seed gives the same files. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Mutation = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array;

const mutations: Record<string, Mutation> = {
  truncated: (bytes, random) => bytes.slice(0, random(bytes.length)),
  'bits flipped': (bytes, random) => {
    const copy = bytes.slice();
    for (let count = 1 + random(40); count > 0; count -= 1) {
      const at = random(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
    }
    return copy;
  },
  'numbers changed': (bytes, random) => {
    const copy = bytes.slice();
    const digits = [...copy.keys()].filter((at) => (copy[at] ?? 0) >= 0x30 && (copy[at] ?? 0) <= 0x39);
    for (let count = 1 + random(20); count > 0 && digits.length > 0; count -= 1)
      copy[digits[random(digits.length)] ?? 0] = 0x30 + random(10);
    return copy;
  },
  'NUL bytes': (bytes, random) => bytes.slice().fill(0, random(bytes.length), random(bytes.length)),
  'a piece repeated': (bytes, random) => {
    const from = random(bytes.length);
    const piece = bytes.subarray(from, from + random(400));
    return new Uint8Array(
      Buffer.concat([
        bytes.subarray(0, from),
        ...Array.from({ length: 1 + random(200) }, () => piece),
        bytes.subarray(from),
      ]),
    );
  },
  'a piece lost': (bytes, random) => {
    const from = random(bytes.length);
    return new Uint8Array(Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random(400))]));
  },
};

async function originals(): Promise<Record<string, Uint8Array>> {
  const pdf = await drawnPdf(
    (sheet) => {
      for (let page = 0; page < 2; page += 1) {
        if (page > 0) sheet.next();
        sheet.at(72, 60, 'A SAMPLE report', 18, 'bold');
        for (let part = 0; part < 5; part += 1) sheet.lines(72, 100 + part * 60, wrapped(sheet, prose, 440));
      }
    },
    { compress: false },
  );
  return { PDF: pdf, DOCX: await judgment(), HTML: new TextEncoder().encode(html) };
}

test('of 1,000 mutated files each is read or ends in a failure with a code, none hangs, and the reader goes on', async () => {
  const kinds = Object.entries(await originals());
  const ways = Object.entries(mutations);
  const outcomes = new Map<string, number>();
  const unexpected: string[] = [];
  let slowest = 0;
  const read = async (seed: number) => {
    const [kind, bytes] = kinds[seed % kinds.length] ?? ['', new Uint8Array()];
    const [way, mutate] = ways[Math.floor(seed / kinds.length) % ways.length] ?? ['', (same: Uint8Array) => same];
    const start = performance.now();
    const outcome = await reader.call('read', pageOf(mutate(bytes, randomFrom(seed)), '')).then(
      () => 'read',
      (error: { name?: string; code?: string }) => (error.name === 'Failure' ? (error.code ?? '') : String(error)),
    );
    slowest = Math.max(slowest, performance.now() - start);
    outcomes.set(`${kind} ${outcome}`, (outcomes.get(`${kind} ${outcome}`) ?? 0) + 1);
    if (outcome !== 'read' && !outcome.startsWith('extract.')) unexpected.push(`${seed} ${kind} ${way}: ${outcome}`);
  };
  for (let seed = 0; seed < 1_000; seed += 1) await read(seed);
  console.log(Object.fromEntries(outcomes), `slowest ${Math.round(slowest)} ms`);
  expect(unexpected).toEqual([]);
  expect(slowest).toBeLessThan(timeoutMs + 4_000);
  await expect(reader.call('read', pageOf(new TextEncoder().encode(html), 'text/html'))).resolves.toMatchObject({
    title: expect.any(String),
  });
});
