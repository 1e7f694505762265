import { Failure } from '../errors.ts';
import type { Block, Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { decode } from './charset.ts';
import { settle } from './inline.ts';
import { languageOf } from './language.ts';
import { isNotice } from './notices.ts';
import { printedNumber } from './numbers.ts';

const bullet = /^\s*[•‣▪●*–—-]\s+/u;

/**
 * A plain text file: paragraphs between empty lines, lines joined that were only wrapped, items by their bullets. The first short line is
 * the title. @throws Failure `extract.empty`
 */
export function plain(page: Page): Draft {
  const blocks = blocksOfPlainText(decode(page.body, page.contentType));
  const first = blocks[0];
  if (first === undefined) throw new Failure('extract.empty', 'The text file has no words.', { url: page.finalUrl });
  const title = first.text.split('\n')[0]?.slice(0, 200) ?? first.text;
  return { title, authors: [], language: languageOf(blocks.map((block) => block.text).join('\n')), blocks };
}

/** The blocks of a plain text. */
function blocksOfPlainText(text: string): Block[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .split(/\n[^\S\n]*\n/)
    .flatMap((part) => paragraphs(part).map(block))
    .filter((one) => /[\p{L}\p{N}]/u.test(one.text));
}

/** Lines of one part joined to paragraphs: a bullet begins a new one, and so does a line after a short one. */
function paragraphs(part: string): string[] {
  const lines = part.split('\n').filter((line) => line.trim() !== '');
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const joined: string[] = [];
  let short = true;
  for (const line of lines) {
    const last = joined.at(-1);
    if (last === undefined || short || bullet.test(line)) joined.push(line);
    else joined[joined.length - 1] = `${last} ${line.trim()}`;
    short = line.length < width * 0.7;
  }
  return joined;
}

function block(raw: string): Block {
  const { text } = settle(raw.replace(bullet, ''));
  if (isNotice(text)) return { kind: 'notice', text };
  const number = printedNumber(text);
  const kind = bullet.test(raw) ? 'item' : 'paragraph';
  return number === undefined ? { kind, text } : { kind, text, number };
}
