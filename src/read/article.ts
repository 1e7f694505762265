import { Readability } from '@mozilla/readability';
import { load } from 'cheerio';
import { parseHTML } from 'linkedom';
import { Failure } from '../errors.ts';
import type { Block, Draft, Page } from '../model.ts';
import { blocksOf } from './blocks.ts';
import { parse } from './html.ts';
import { metadata } from './metadata.ts';

/**
 * The general reader for pages without a steady structure: Mozilla's Readability finds the article, our own rules on structure clean it.
 * @throws Failure `extract.script-drawn` for a page whose text only a script would draw, `extract.empty` for one without an article,
 * `extract.too-complex`, `extract.corrupt`
 */
export function article(page: Page): Draft {
  const $ = parse(page);
  const blocks = bodyBlocks($.html());
  if (blocks.every((block) => block.kind === 'heading' || block.kind === 'notice'))
    throw noText($('body').text() || $.text(), $('script').length, page);
  const text = blocks.map((block) => block.text).join('\n');
  return { ...metadata($, page, text), blocks };
}

function bodyBlocks(markup: string): Block[] {
  const whole = /<body[\s>]/i.test(markup) ? markup : `<html><body>${markup}</body></html>`;
  const { document } = parseHTML(whole);
  const found = new Readability(document as unknown as Document, { keepClasses: true, charThreshold: 250 }).parse();
  return found?.content == null
    ? []
    : blocksOf(load(found.content, { xml: { xmlMode: false, decodeEntities: true } }).root()[0] as never);
}

function noText(text: string, scripts: number, page: Page): Failure {
  const url = page.finalUrl;
  return scripts > 0 && text.trim().length < 1000
    ? new Failure('extract.script-drawn', 'The page has no text of its own: a script draws it.', { url })
    : new Failure('extract.empty', 'The page has no article text.', { url });
}
