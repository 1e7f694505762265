import { readFileSync } from 'node:fs';
import type { Block } from '../../../src/model/draft.ts';
import { article } from '../../../src/read/article.ts';
import { recordings } from '../../recordings.ts';
import { evaluatePdf } from '../read-pdf.ts';

const kinds: Readonly<Record<string, string>> = {
  text: 'paragraph',
  heading: 'heading',
  list_item: 'item',
  blockquote: 'quote',
};

type Node = { type: string; content?: string };
type Wanted = { kind: string; text: string };

/** Long Russian reports against the structured text that they were published from: paragraphs whole, in order, of their kind. */
export async function ovdinfo(): Promise<void> {
  const { path: corpus, missing } = recordings('corpus/ovdinfo-reports');
  if (missing) return;
  console.log('OVD-Info reports against content.json: whole and in order, of the right kind');
  compareReport(corpus, '2014_cr-report');
  compareReport(corpus, '2014_20-2-trials');
  const { paragraphs, whole, inOrder, headings, items } = await evaluatePdf(`${corpus}/2014_cr-report`);
  console.log(
    `  2014_cr-report/report.pdf: of ${paragraphs} paragraphs whole ${whole.toFixed(4)}, in order ${inOrder.toFixed(4)},`,
  );
  console.log(`    headings ${headings.toFixed(4)}, items ${items.toFixed(4)}`);
}

function compareReport(corpus: string, folder: string): void {
  const wanted = wantedOf(`${corpus}/${folder}/content.json`);
  const url = `https://reports.ovdinfo.org/${folder}/`;
  const body = readFileSync(`${corpus}/${folder}/index.html`);
  const page = {
    url,
    finalUrl: url,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    status: 200,
    contentType: 'text/html',
    headers: {},
    body,
  };
  const started = performance.now();
  const draft = article(page);
  const time = performance.now() - started;
  const { whole, kind } = inOrder(wanted, draft.blocks);
  const share = (count: number) => (count / wanted.length).toFixed(4);
  console.log(
    `  ${folder}/index.html: ${whole} of ${wanted.length} = ${share(whole)}, kind right ${share(kind)}, ${time.toFixed(0)} ms`,
  );
}

function wantedOf(path: string): Wanted[] {
  const { nodes } = JSON.parse(readFileSync(path, 'utf8')) as {
    nodes: Record<string, Node> & { content: { nodes: string[] } };
  };
  return nodes.content.nodes
    .map((id) => nodes[id])
    .flatMap((node) => {
      const kind = kinds[node?.type ?? ''];
      const text = flat(node?.content ?? '');
      return kind === undefined || text === '' ? [] : [{ kind, text }];
    });
}

/** Longest common sequence of equal texts; dynamic programming, a few hundred by a few hundred. */
function inOrder(wanted: readonly Wanted[], blocks: readonly Block[]): { whole: number; kind: number } {
  const found = blocks.map((block) => ({ kind: block.kind, text: flat(block.text) }));
  let row = found.map(() => ({ whole: 0, kind: 0 }));
  const none = { whole: 0, kind: 0 };
  for (const want of wanted) {
    const next: typeof row = [];
    for (const [at, one] of found.entries()) {
      const skip = best(row[at] ?? none, next[at - 1] ?? none);
      const before = row[at - 1] ?? none;
      const take = { whole: before.whole + 1, kind: before.kind + (one.kind === want.kind ? 1 : 0) };
      next.push(one.text === want.text ? best(take, skip) : skip);
    }
    row = next;
  }
  return row.at(-1) ?? none;
}

function best<T extends { whole: number }>(a: T, b: T): T {
  return b.whole > a.whole ? b : a;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
