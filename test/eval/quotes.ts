import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Verdict } from '../../src/quote/finding.ts';
import { createQuoteChecker } from '../../src/quote-check.ts';
import type { PassageDocument } from '../../src/search/document.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { openStore } from '../../src/store/open.ts';
import { passagesAReport, reportDocuments } from '../bench/corpus.ts';
import { page, reading } from '../store/sample.ts';

/** A quotation made from a passage, and the verdicts that are right for it. */
type Case = { kind: string; text: string; right: readonly Verdict[] };

const sound = ['exact', 'typographic', 'edited'] as const;
const caught = ['altered', 'not-found'] as const;

/**
 * `eval -- quotes [--passages 20000] [--data FOLDER]`: 1,000 quotations made from an invented bilingual archive (word for word, in other typography, with an
 * ellipsis, one word altered, a number altered, a negation lost, invented) are looked up; prints right verdicts by kind and the time of a brief of 60.
 * With `--data` the archive is kept in that folder, and one of the same size that is there is used again.
 */
export async function evaluateQuotes(options: string[]): Promise<number> {
  const { values } = parseArgs({
    args: options,
    options: { passages: { type: 'string', default: '20000' }, data: { type: 'string' } },
  });
  const reports = Math.max(10, Math.round(Number(values.passages) / passagesAReport));
  const dataDir = values.data ?? mkdtempSync(join(tmpdir(), 'eval-quotes-'));
  try {
    const store = await openStore({ dataDir });
    const engine = await openEmbeddedEngine({ dataDir });
    const documents = (number: number) => reportDocuments(number).map(withNumbers);
    console.log(`${reports * passagesAReport} passages in ${reports} reports`);
    if ((await store.counts()).reports !== reports) await engine.rebuild(kept(reports, documents, store), 1);
    const checker = createQuoteChecker({ engine, store });
    const wrong = await judge(
      cases(reports, documents),
      async (text) => (await checker.check({ text })).quotations[0]?.verdict,
    );
    await timeBriefs(cases(reports, documents), (text) => checker.check({ text }));
    await engine.close();
    await store.close();
    return wrong === 0 ? 0 : 1;
  } finally {
    if (values.data === undefined) rmSync(dataDir, { recursive: true });
  }
}

/** Invented words alone would have no numbers and no negations to lose. */
function withNumbers(document: PassageDocument, at: number): PassageDocument {
  const not = document.language === 'en' ? 'was not' : 'не';
  const words = document.text.split(' ');
  const middle = Math.floor(words.length / 2);
  words.splice(middle, 0, not, `${1200 + ((at * 37) % 800)}`);
  return { ...document, text: words.join(' ') };
}

type Documents = (number: number) => PassageDocument[];

async function* kept(reports: number, documents: Documents, store: Awaited<ReturnType<typeof openStore>>) {
  for (let number = 0; number < reports; number += 1) {
    const passages = documents(number);
    const url = `https://bench.example/${number}`;
    const snapshot = await store.keepSnapshot(page(url), { sourceId: 'bench', role: 'report', link: { url } });
    const { report } = await store.keepReading(snapshot, reading(passages.map(({ text }) => text)));
    yield passages.map((document, at) => ({ ...document, reportId: report.id, id: `${report.id}.1.${at}` }));
  }
}

function* cases(reports: number, documents: Documents): Generator<Case> {
  const kinds: [string, (words: string[], not: string) => string, readonly Verdict[]][] = [
    ['word for word', (words) => words.join(' '), ['exact']],
    [
      'typography',
      (words) =>
        words.map((word, at) => (at === 4 ? `${word.slice(0, 2)}\u00ad${word.slice(2)}` : word)).join('\u00a0 \n'),
      sound,
    ],
    ['ellipsis', (words) => [...words.slice(0, 5), '…', ...words.slice(8)].join(' '), ['edited']],
    ['one word altered', (words) => words.map((word, at) => (at === 6 ? 'quixotic' : word)).join(' '), caught],
    [
      'number altered',
      (words) => words.map((word) => (/^\d+$/.test(word) ? String(Number(word) + 1) : word)).join(' '),
      caught,
    ],
    ['negation lost', (words) => words.filter((word) => !/^(?:не|not)$/.test(word)).join(' '), caught],
    [
      'invented',
      (words) =>
        words
          .toSorted()
          .reverse()
          .map((word, at) => (at % 2 === 0 ? `${word}ov` : word))
          .join(' '),
      caught,
    ],
  ];
  for (let at = 0; at < 1000; at += 1) {
    const [kind, make, right] = kinds[at % kinds.length] ?? kinds[0]!;
    const passage = documents((at * 7919) % reports)[at % passagesAReport]!;
    const words = passage.text.split(' ');
    const not = words.findIndex((word) => /^(?:не|not)$/.test(word));
    const start = Math.max(0, not - 6 - (at % 3));
    yield { kind, text: make(words.slice(start, start + 14 + (at % 9)), passage.language), right };
  }
}

async function judge(all: Iterable<Case>, verdictOf: (text: string) => Promise<Verdict | undefined>): Promise<number> {
  const tally = new Map<string, { right: number; of: number; wrong: string[] }>();
  for (const { kind, text, right } of all) {
    const verdict = await verdictOf(`“${text}”`);
    const row = tally.get(kind) ?? { right: 0, of: 0, wrong: [] };
    row.of += 1;
    if (verdict !== undefined && right.includes(verdict)) row.right += 1;
    else row.wrong.push(`${verdict}: ${text}`);
    tally.set(kind, row);
  }
  for (const [kind, { right, of, wrong }] of tally) {
    console.log(`${kind.padEnd(18)} ${right} of ${of} right`);
    for (const line of wrong.slice(0, 3)) console.log(`  ${line}`);
  }
  return [...tally.values()].reduce((sum, { right, of }) => sum + of - right, 0);
}

/** The time of a brief of 60 quotations of all kinds, and what the processor worked for it: median and slowest of five. */
async function timeBriefs(all: Iterable<Case>, check: (text: string) => Promise<unknown>): Promise<void> {
  const quotations = [...all].map(({ text }) => `“${text}”`);
  const times: number[] = [];
  const worked: number[] = [];
  for (let brief = 0; brief < 5; brief += 1) {
    const began = performance.now();
    const before = process.cpuUsage();
    await check(quotations.slice(brief * 60, brief * 60 + 60).join('\n'));
    times.push((performance.now() - began) / 1000);
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / 1e6);
  }
  const of = (all: readonly number[]) => {
    const sorted = all.toSorted((one, other) => one - other).map((seconds) => seconds.toFixed(2));
    return `median ${sorted[2]} s, slowest ${sorted[4]} s`;
  };
  console.log(`a brief of 60 quotations: ${of(times)}; of the processor: ${of(worked)}`);
}
