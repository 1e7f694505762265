import { Failure } from '../errors.ts';
import type { Block, Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { blocksOf } from './blocks.ts';
import { numberClose, numberOpen, writeNumbers } from './docx-numbering.ts';
import { outlineLevels, writeOutline } from './docx-outline.ts';
import { withOutline } from './docx-styles.ts';
import { walk } from './docx-xml.ts';
import { type Parts, unzip, zip } from './docx-zip.ts';
import { heavy } from './heavy.ts';
import { languageOf } from './language.ts';
import { seriesIn } from './series.ts';
import { type PrintedFrame, statedMetadata } from './stated.ts';

/** The parts that hold text; pictures, fonts, macros and embedded files are never unpacked. */
const TEXT_PARTS =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels)|docProps\/core\.xml)$/;

const LONGEST_HEADING = 260;

/**
 * Reads a DOCX: headings (by Word's and by court styles, or by their place in the outline), paragraphs, list items with the numbers that Word draws, table rows, footnotes and
 * endnotes. @throws Failure `extract.corrupt`, `extract.encrypted`, `extract.too-complex`, `extract.empty`
 */
export async function docx(page: Page): Promise<Draft> {
  const url = page.finalUrl;
  const parts = unzip(page.body, TEXT_PARTS, url);
  const html = await htmlOf(parts, url);
  const blocks = withNotesApart(html);
  const first = blocks[0];
  if (first === undefined) throw new Failure('extract.empty', 'The document has no words.', { url });
  const title = titleOf(parts, blocks);
  return {
    title,
    ...seriesIn(title),
    ...statedMetadata(frameOf(parts, blocks), page),
    language: languageOf(textOf(blocks)),
    blocks,
  };
}

async function htmlOf(parts: Parts, url: string): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  try {
    for (const name of parts.keys()) walk(decode(parts, name), {});
    const document = decode(parts, 'word/document.xml');
    if (document === '') throw new Failure('extract.corrupt', 'The archive holds no Word document.', { url });
    const styles = decode(parts, 'word/styles.xml');
    const levels = outlineLevels(styles);
    const written = writeOutline(writeNumbers(document, decode(parts, 'word/numbering.xml'), styles), levels);
    const input = zip(new Map(parts).set('word/document.xml', new TextEncoder().encode(written)));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(input) }, withOutline(levels));
    return value;
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    if (cause instanceof RangeError)
      throw new Failure('extract.too-complex', 'The document is nested too deeply.', { url, cause });
    throw new Failure('extract.corrupt', 'The document is damaged.', { url, cause });
  }
}

/** mammoth lists the notes at the end, each with a link back to its mark. */
function withNotesApart(html: string): Block[] {
  const $ = heavy.cheerio().load(html, null, false);
  $('img').remove();
  const notes = $('li[id^="footnote-"], li[id^="endnote-"]').toArray();
  const noteBlocks = notes.map((note, index): Block => {
    $(note).find('a[href^="#footnote-ref"], a[href^="#endnote-ref"]').remove();
    return { kind: 'note', text: $(note).text().replace(/\s+/g, ' ').trim(), number: String(index + 1) };
  });
  $(notes).remove();
  const blocks = $.root().contents().toArray().flatMap(blocksOf).map(withoutLongHeading).flatMap(numbered);
  return [...withParagraphNumbers(blocks), ...noteBlocks.filter((note) => note.text !== '')];
}

/** Drafters give whole numbered paragraphs the styles of headings; none is as long as a paragraph. */
function withoutLongHeading(block: Block): Block {
  const { level: _, ...rest } = block;
  return block.kind === 'heading' && block.text.length > LONGEST_HEADING ? { ...rest, kind: 'paragraph' } : block;
}

/** Takes the written number out of the text: it is in `number` like every number that is drawn and not typed. */
function numbered(block: Block): Block[] {
  const [, label, rest] = LABEL.exec(block.text) ?? [];
  if (label === undefined || rest === undefined) return [block];
  const text = rest.trim();
  if (text === '') return [];
  const cut = block.text.length - rest.trimStart().length;
  const marks = block.marks?.map((mark) => ({ ...mark, at: Math.max(0, mark.at - cut) }));
  const number = label.replace(/^[\s(¶§[]+|[\s).:\]]+$/g, '');
  if (block.kind === 'heading') return [{ ...block, text: `${label} ${text}`.trim() }];
  return [{ ...block, text, ...(marks === undefined ? {} : { marks }), ...(number === '' ? {} : { number }) }];
}

const LABEL = new RegExp(`^${numberOpen}([^${numberClose}]*)${numberClose}([^]*)$`);

/** Numbers that count through the whole document, headings and all, number its paragraphs; others number the items of a list. */
function withParagraphNumbers(blocks: readonly Block[]): Block[] {
  const counted = blocks.filter((block) => block.kind === 'item' && /^\d+$/.test(block.number ?? ''));
  const highest = Math.max(0, ...counted.map((block) => Number(block.number)));
  const once = new Set(counted.map((block) => block.number)).size === counted.length;
  if (highest < 10 || !once) return [...blocks];
  return blocks.map((block) => (counted.includes(block) ? { ...block, kind: 'paragraph' } : block));
}

function titleOf(parts: Parts, blocks: readonly Block[]): string {
  const stated = heavy.cheerio().load(decode(parts, 'docProps/core.xml'), { xml: true })('dc\\:title').text().trim();
  const opening = blocks.slice(0, 12);
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  if (stated.length >= 8 && opening.some((block) => plain(block.text).includes(plain(stated)))) return stated;
  const heading = opening.find((block) => block.kind === 'heading') ?? blocks[0];
  return heading?.text.replaceAll('\n', ' ').slice(0, 300) ?? '';
}

/** A DOCX knows no pages: a page has about 30 paragraphs at its beginning. */
function frameOf(parts: Parts, blocks: readonly Block[]): PrintedFrame {
  const texts = blocks.filter((block) => block.kind !== 'note').map((block) => block.text);
  const author = heavy.cheerio().load(decode(parts, 'docProps/core.xml'), { xml: true })('dc\\:creator').text().trim();
  return { first: texts.slice(0, 30), opening: texts.slice(0, 60), closing: texts.slice(-15), author };
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, 20_000);
}

function decode(parts: Parts, name: string): string {
  const bytes = parts.get(name);
  return bytes === undefined
    ? ''
    : new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8').decode(bytes);
}
