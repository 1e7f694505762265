/** How well a PDF is read, measured on a report whose publisher gives the same text as structured data. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../../src/model/draft.ts';
import { pdf } from '../../src/read/pdf.ts';

type TruthNode = { type: string; content?: string; path?: string[]; range?: [number, number]; nodes?: string[] };
type Truth = { kind: 'heading' | 'item' | 'paragraph'; text: string };

/** Shares from 0 to 1; `missed` are the first words of the blocks that were not found whole. */
export type PdfFigures = {
  paragraphs: number;
  whole: number;
  inOrder: number;
  headings: number;
  items: number;
  /** Blocks read as heading or item that the truth has as something else. */
  wrongKinds: number;
  missed: string[];
};

/** Reads `report.pdf` of a folder and compares with its `content.json` (schema substance-article). A paragraph over a page end counts as whole. */
export async function evaluatePdf(folder: string): Promise<PdfFigures> {
  const truth = truthOf(JSON.parse(readFileSync(join(folder, 'content.json'), 'utf8')).nodes);
  const { blocks } = await pdf(pageOf(new Uint8Array(readFileSync(join(folder, 'report.pdf')))));
  const found = truth.map((one) => ({ ...one, at: positionOf(one.text, blocks) }));
  const paragraphs = found.filter((one) => one.kind !== 'heading');
  const whole = found.filter((one) => one.at >= 0);
  const inKind = (kind: Truth['kind']) => found.filter((one) => one.kind === kind);
  const right = (kind: Truth['kind']) => inKind(kind).filter((one) => blocks[one.at]?.kind === kind);
  return {
    paragraphs: paragraphs.length,
    whole: share(paragraphs.filter((one) => one.at >= 0).length, paragraphs.length),
    inOrder: share(longestRise(whole.map((one) => one.at)), found.length),
    headings: share(right('heading').length, inKind('heading').length),
    items: share(right('item').length, inKind('item').length),
    wrongKinds: whole.filter((one) => blocks[one.at]?.kind !== one.kind).length,
    missed: found.filter((one) => one.at < 0).map((one) => one.text.slice(0, 60)),
  };
}

function pageOf(body: Uint8Array) {
  const url = 'https://example.org/report.pdf';
  return {
    url,
    finalUrl: url,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    status: 200,
    contentType: 'application/pdf',
    headers: {},
    body,
  };
}

function truthOf(nodes: Record<string, TruthNode>): Truth[] {
  const kinds: Record<string, Truth['kind']> = { heading: 'heading', text: 'paragraph', list_item: 'item' };
  return (nodes.content?.nodes ?? []).flatMap((id) => {
    const kind = kinds[nodes[id]?.type ?? ''];
    const text = plain(withRaised(nodes, id));
    return kind === undefined || text === '' ? [] : [{ kind, text }];
  });
}

/** `ст. 58` with a raised 1 is article 58.1. */
function withRaised(nodes: Record<string, TruthNode>, id: string): string {
  const raised = Object.values(nodes).filter((node) => node.type === 'superscript' && node.path?.[0] === id);
  const starts = new Set(raised.map((node) => node.range?.[0]));
  return [...(nodes[id]?.content ?? '')].map((letter, index) => (starts.has(index) ? `.${letter}` : letter)).join('');
}

function positionOf(text: string, blocks: readonly Block[]): number {
  return blocks.findIndex((block, index) => {
    const own = plain(block.text);
    const next = blocks.slice(index + 1).find((one) => one.kind !== 'note');
    return (
      own === text ||
      (next !== undefined &&
        next.sheet !== block.sheet &&
        text.startsWith(own) &&
        plain(`${block.text} ${next.text}`) === text)
    );
  });
}

function plain(text: string): string {
  return text
    .replace(/[\u00ad\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

function longestRise(values: readonly number[]): number {
  const best = values.map(() => 1);
  for (let right = 0; right < values.length; right += 1) {
    for (let left = 0; left < right; left += 1) {
      if ((values[left] ?? 0) < (values[right] ?? 0)) best[right] = Math.max(best[right] ?? 1, (best[left] ?? 1) + 1);
    }
  }
  return Math.max(0, ...best);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
