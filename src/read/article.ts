import { Readability } from '@mozilla/readability';
import type { CheerioAPI } from 'cheerio';
import { Failure } from '../errors.ts';
import type { Block, Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { blocksOf, type Measured, measuredBlocks } from './blocks.ts';
import { rootOf, treeOf } from './dom.ts';
import { heavy } from './heavy.ts';
import { parse } from './html.ts';
import { plainText } from './inline.ts';
import { judgmentNumber } from './judgment.ts';
import { languageOf } from './language.ts';
import { metadata } from './metadata.ts';
import { markNotes, noteAttribute } from './notes.ts';
import { prune } from './prune.ts';
import { withRunningNumbers } from './running-numbers.ts';
import { markProse, sectionsAround } from './sections.ts';
import { seriesIn } from './series.ts';
import { distributedOn } from './stated.ts';
import { trim } from './trim.ts';
import { withUnlinkedNotes } from './unlinked-notes.ts';

/**
 * The general reader for pages without a steady structure: Mozilla's Readability finds the article, our own rules on structure clean it.
 * @throws Failure `extract.script-drawn` for a page whose text only a script would draw, `extract.empty` for one without an article,
 * `extract.too-complex`, `extract.corrupt`
 */
export function article(page: Page): Draft {
  const $ = parse(page);
  const facts = metadata($, page);
  const scripts = $('script').length;
  const shown = plainText(rootOf($));
  const publishedOn = distributedOn(shown) ?? facts.publishedOn;
  const notes = takeNotes($);
  prune($);
  const body = withRunningNumbers(withUnlinkedNotes(bodyBlocks($, facts.title, page.finalUrl)));
  const blocks = [...body, ...notesOf(body, notes)];
  if (blocks.every((block) => block.kind === 'heading' || block.kind === 'notice')) throw noText(shown, scripts, page);
  const language = languageOf(
    blocks
      .map((block) => block.text)
      .join('\n')
      .slice(0, 4000),
    facts.language,
  );
  const documentNumber = facts.documentNumber ?? judgmentNumber(opening(facts.title, blocks));
  return {
    ...seriesIn(facts.title),
    ...facts,
    ...(publishedOn !== undefined && { publishedOn }),
    ...(documentNumber !== undefined && { documentNumber }),
    ...(language !== 'und' && { language }),
    blocks,
  };
}

/** The title and the first lines, where a court prints what it decided on. */
function opening(title: string, blocks: readonly Block[]): string {
  return [title, ...blocks.slice(0, 15).map((block) => block.text.slice(0, 400))].join('\n');
}

/** The page's footnotes, taken out of it: the library would lose them, or leave them in the middle of the text. */
function takeNotes($: CheerioAPI): Block[] {
  markNotes($);
  const elements = $(`[${noteAttribute}]`);
  const notes = elements.toArray().flatMap(blocksOf);
  elements.remove();
  return notes;
}

/** The notes whose marks stand in the article, in the order of the marks. */
function notesOf(body: readonly Block[], notes: readonly Block[]): Block[] {
  const marks = new Set(body.flatMap((block) => block.marks ?? []).map((mark) => mark.number));
  return [...marks].flatMap((number) => notes.filter((note) => note.number === number));
}

function bodyBlocks($: CheerioAPI, title: string, url: string): Block[] {
  const prose = proseLength($);
  const found = contentOf($, url);
  const text = trim(found, title);
  if (textLength(found) >= prose * 0.3 && text.length > 0) return text;
  // Class names misled the library (an article inside a `sidebar-layout`): without them it has only the shape to go by.
  $('[class], [id]').removeAttr('class').removeAttr('id');
  const again = contentOf($, url);
  return trim(textLength(again) > textLength(found) ? again : found, title);
}

function contentOf($: CheerioAPI, url: string): Measured[] {
  const prose = markProse($);
  const inside = $('body').first().html() ?? $.html();
  const { document } = heavy.linkedom().parseHTML(`<html><head></head><body>${inside}</body></html>`);
  const content = library(document as unknown as Document, url);
  if (content === undefined) return [];
  return measuredBlocks(rootOf(treeOf(sectionsAround($, content, prose) ?? content)));
}

function library(document: Document, url: string): string | undefined {
  try {
    return new Readability(document, { keepClasses: true }).parse()?.content ?? undefined;
  } catch (cause) {
    // It expects documents as browsers make them; what markup can do to it is not known in full.
    throw new Failure('extract.corrupt', 'The markup of the page is too broken to be read.', { url, cause });
  }
}

/** Characters in paragraphs long enough to be prose. */
function proseLength($: CheerioAPI): number {
  return $('p')
    .toArray()
    .map((element) => plainText(element).trim().length)
    .filter((length) => length >= 100)
    .reduce((sum, length) => sum + length, 0);
}

function textLength(blocks: readonly Measured[]): number {
  return blocks.reduce((sum, { block }) => sum + block.text.length, 0);
}

function noText(text: string, scripts: number, page: Page): Failure {
  const url = page.finalUrl;
  return scripts > 0 && text.trim().length < 1000
    ? new Failure('extract.script-drawn', 'The page has no text of its own: a script draws it.', { url })
    : new Failure('extract.empty', 'The page has no article text.', { url });
}
