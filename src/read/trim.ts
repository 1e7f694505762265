import type { Block } from '../model/draft.ts';
import type { Measured } from './blocks.ts';

/** How a line begins that asks the reader for money or an address; with a link, and short, it is no part of what is told. */
export const appeal =
  /^(?:please,?\s+)?(?:subscribe (?:to|for|now|here)|sign up (?:to|for|now|here)|donate (?:to (?:us|support)|now|today|here)|support (?:us|our (?:work|journalism|team))|help us|become an? (?:member|patron|supporter)|подпи(?:шитесь|сывайтесь) на|поддерж(?:ите|ать) (?:нас|наш[уи]?|проект)(?!\p{L})|помогите нам|помочь (?:нам|проекту)|(?:сделайте|оформите) (?:\p{L}+ )?пожертвование|підпи(?:шіться|суйтесь) на|підтримайте нас)/iu;

/** A text without a single sentence is shown as it is from so many words on. */
const leastText = 30;

/** A paragraph of more words is text, whatever it links to. */
const longestLink = 40;

/**
 * Takes from an article what its shape gives away: paragraphs and lists that are nothing but links, short lines before its first
 * sentence (title, by-line, date), and link lines and lone headings after its last one.
 */
export function trim(blocks: readonly Measured[], title: string): Block[] {
  const own = withoutLinks(blocks);
  const first = own.findIndex(isSentence);
  if (first < 0 && wordsIn(own) >= leastText) return own.map(({ block }) => block);
  const last = own.findLastIndex(isSentence);
  const kept = own.filter((one, index) => {
    if (index < first) return !isFurniture(one, title);
    return index <= last || !isTail(one);
  });
  return withoutLoneHeadings(kept.map(({ block }) => block));
}

function wordsIn(blocks: readonly Measured[]): number {
  return blocks.reduce((words, { block, linked }) => words + (linked < 0.5 ? sizeOf(block.text) : 0), 0);
}

/** Drops paragraphs that are one link, and lists whose items are links. */
function withoutLinks(blocks: readonly Measured[]): Measured[] {
  const listed = new Map<Measured, number>();
  for (const run of runsOfItems(blocks)) {
    const characters = run.reduce((sum, { block }) => sum + block.text.length, 0);
    const linked = run.reduce((sum, one) => sum + one.linked * one.block.text.length, 0);
    for (const one of run) listed.set(one, linked / characters);
  }
  return blocks.filter((one) => {
    const inList = listed.get(one);
    if (inList !== undefined) return inList < 0.6;
    const size = sizeOf(one.block.text);
    if (isAppeal(one) && size <= longestLink) return false;
    const kept = one.block.kind === 'table' || one.block.kind === 'notice' || size < 3 || size > longestLink;
    return kept || one.linked < 0.75;
  });
}

function isAppeal({ block, linked }: Measured): boolean {
  return linked > 0 && block.kind === 'paragraph' && appeal.test(block.text);
}

function runsOfItems(blocks: readonly Measured[]): Measured[][] {
  const runs: Measured[][] = [];
  const open: Measured[] = [];
  for (const one of blocks) {
    if (one.block.kind === 'item') open.push(one);
    else if (open.length > 0) runs.push(open.splice(0));
  }
  if (open.length > 0) runs.push(open);
  return runs;
}

/** A line with the length and the end of a sentence. */
function isSentence({ block, linked }: Measured): boolean {
  return block.kind !== 'heading' && linked < 0.5 && sizeOf(block.text) >= 10 && /[.!?…:;»”"')。」]$/u.test(block.text);
}

function isFurniture({ block }: Measured, title: string): boolean {
  if (block.kind === 'heading') return block.text === title;
  return (
    block.kind !== 'item' &&
    block.kind !== 'notice' &&
    block.kind !== 'table' &&
    sizeOf(block.text) < 16 &&
    (!/[.!?…:;»”。]$/u.test(block.text) || isDay(block.text))
  );
}

/** After the last sentence: links, and lines that are too short to say anything. */
function isTail(one: Measured): boolean {
  return one.linked > 0.5 || (isFurniture(one, '') && sizeOf(one.block.text) < 8);
}

function withoutLoneHeadings(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex((block) => block.kind !== 'heading');
  return blocks.slice(0, last + 1);
}

/** Words, and for scripts without spaces half the characters. */
function sizeOf(text: string): number {
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) + ideographs / 2;
}

/** `12 марта 2024 г.` ends with a point and is no sentence. */
function isDay(text: string): boolean {
  return /^\d{1,2}\s+\p{L}+\s+\d{4}\s*[гр]\.$/u.test(text);
}
