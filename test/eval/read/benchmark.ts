import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { Failure } from '../../../src/errors.ts';
import { article } from '../../../src/read/article.ts';
import { compare, score } from './metric.ts';

type Case = { id: string; url: string; truth: string; markup: string };
/** Rounds whose time is taken; an odd number has a median. */
const rounds = 7;

type Extract = (one: Case) => string | Promise<string>;

/**
 * Figures on the public article-extraction-benchmark (its folder with `ground-truth.json` and `html/`), by its own metric, for us and for
 * whatever other extractors are installed here, in the same run: one line each, F1, precision, recall, pages without a wrong word, time.
 */
export async function benchmark(folder: string, others: { python: string; defuddle: string }): Promise<void> {
  const cases = casesOf(folder);
  console.log(`article-extraction-benchmark: ${cases.length} pages`);
  await run('country-conditions', cases, ours);
  await run('readability + linkedom', cases, readability);
  speed(cases);
  const defuddle = await optionalDefuddle(others.defuddle);
  if (defuddle === undefined) console.log('  defuddle: not installed here');
  else await run('defuddle', cases, defuddle);
  trafilatura(folder, cases, others.python);
}

function casesOf(folder: string): Case[] {
  const truth: Record<string, { articleBody: string; url: string }> = JSON.parse(
    readFileSync(join(folder, 'ground-truth.json'), 'utf8'),
  );
  return Object.entries(truth).map(([id, { articleBody, url }]) => {
    const markup = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString('utf8');
    return { id, url, truth: articleBody, markup };
  });
}

async function run(name: string, cases: readonly Case[], extract: Extract): Promise<void> {
  const counts = [];
  let time = 0;
  for (const one of cases) {
    const started = performance.now();
    const found = await extract(one);
    time += performance.now() - started;
    counts.push(compare(one.truth, found));
  }
  print(name, counts, `${(time / cases.length).toFixed(0)} ms a page`);
}

/**
 * Our time over the library's: rounds over all pages, each page by both, who goes first changing from page to page and round to round, so
 * that whatever else the machine does falls on both; the first round warms up and is not counted.
 */
function speed(cases: readonly Case[]): void {
  const ratios = Array.from({ length: rounds + 1 }, (_, number) => round(cases, number)).slice(1);
  const [least, median, most] = [0, Math.floor(rounds / 2), rounds - 1].map(
    (at) => ratios.toSorted((a, b) => a - b)[at] ?? 0,
  );
  console.log(
    `  time against the library alone: ${median?.toFixed(2)}x, median of ${rounds} rounds from ${least?.toFixed(2)}x to ${most?.toFixed(2)}x`,
  );
}

function round(cases: readonly Case[], number: number): number {
  let [own, library] = [0, 0];
  for (const [index, one] of cases.entries()) {
    if ((index + number) % 2 === 0) own += timeOf(ours, one);
    library += timeOf(readability, one);
    if ((index + number) % 2 === 1) own += timeOf(ours, one);
  }
  return own / library;
}

function timeOf(extract: Extract, one: Case): number {
  const started = performance.now();
  extract(one);
  return performance.now() - started;
}

function print(name: string, counts: Parameters<typeof score>[0], time: string): void {
  const { f1, precision, recall, exact } = score(counts);
  const figures = [f1, precision, recall, exact].map((value) => value.toFixed(3)).join('  ');
  console.log(`  ${name.padEnd(24)} F1 P R exact  ${figures}  ${time}`);
}

function ours({ url, markup }: Case): string {
  const page = {
    url,
    finalUrl: url,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    status: 200,
    contentType: 'text/html; charset=utf-8',
    headers: {},
    body: new TextEncoder().encode(markup),
  };
  try {
    return article(page)
      .blocks.map((block) => block.text)
      .join('\n');
  } catch (error) {
    if (error instanceof Failure) return '';
    throw error;
  }
}

function readability({ markup }: Case): string {
  const { document } = parseHTML(markup);
  return new Readability(document as unknown as Document).parse()?.textContent ?? '';
}

/** Defuddle is no dependency of ours; where somebody has installed it, it is measured. */
async function optionalDefuddle(module: string): Promise<Extract | undefined> {
  try {
    const { Defuddle } = (await import(module)) as {
      Defuddle: (page: Document, url: string) => Promise<{ content?: string }>;
    };
    return async ({ markup, url }) => {
      try {
        const { content } = await Defuddle(parseHTML(markup).document as unknown as Document, url);
        return parseHTML(`<html><body>${content ?? ''}</body></html>`).document.body.textContent ?? '';
      } catch {
        return '';
      }
    };
  } catch {
    return undefined;
  }
}

const script = `import gzip, json, pathlib, sys, time, trafilatura
out, spent = {}, 0
for path in pathlib.Path(sys.argv[1], 'html').glob('*.html.gz'):
    html = gzip.open(path, 'rt', encoding='utf8').read()
    started = time.time()
    out[path.name.split('.')[0]] = trafilatura.extract(html, include_comments=False) or ''
    spent += time.time() - started
print(json.dumps({'version': trafilatura.__version__, 'ms': spent * 1000, 'out': out}))`;

function trafilatura(folder: string, cases: readonly Case[], python: string): void {
  try {
    if (python.includes('/') && !existsSync(python)) throw new Error('no such Python');
    const answer = execFileSync(python, ['-c', script, folder], {
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { version, ms, out } = JSON.parse(answer.toString('utf8')) as {
      version: string;
      ms: number;
      out: Record<string, string>;
    };
    const counts = cases.map(({ id, truth }) => compare(truth, out[id] ?? ''));
    print(`trafilatura ${version}`, counts, `${(ms / cases.length).toFixed(0)} ms a page`);
  } catch {
    console.log(`  trafilatura: not installed for ${python}`);
  }
}
