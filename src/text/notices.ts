import { z } from 'zod';
import shipped from '../../search-config/notices.json' with { type: 'json' };
import type { Span } from '../model/values.ts';
import { checkedFile } from '../search-config-file.ts';

const phrase = z.string().min(1);
const phrases = z.array(phrase);

const data = checkedFile(
  'notices.json',
  z.strictObject({
    /** What a notice says was produced, the verbs, and who is said to have produced it. */
    subjects: phrases,
    produced: phrases,
    producers: phrases,
    /** In brackets and starred lines: statuses, and the words by which a status is given. */
    statuses: phrases,
    given: phrases,
    /** Lines of their own: what was produced; the participles, then where, that prove a status without a name; the other words allowed beside them. */
    statements: phrases,
    standing: phrases,
    where: phrases,
    others: phrases,
    /** Words that make a note in brackets the name of an offence and no notice. */
    offences: phrases,
    /** A publisher's own line: given status, status, then in the next sentence what it asks for. */
    pleas: z.array(z.tuple([phrase, phrase, phrase, phrase])),
  }),
  shipped,
);

/**
 * A part of a text that is a statutory notice. `sentence`: sentences of their own; `bracket`: a note in brackets after a name;
 * `line`: a line that begins with an asterisk, or says nothing but
 * who made the text or what status somebody unnamed has.
 */
export type NoticeSpan = Span & { kind: 'sentence' | 'bracket' | 'line' };

/** In UTF-16 units: a note in brackets longer than this is the author's own; a sentence and a line are cut there. */
const longest = { bracket: 320, sentence: 700, line: 500 };
/** In brackets and without a verb a status is a notice only when little else stands there. */
const fewWords = 4;

const status = oneOf(data.statuses);
const given = oneOf(data.given);
const offence = oneOf(data.offences);
const produced = oneOf(data.produced);
const producer = oneOf(data.producers);
const standing = oneOf(data.standing);
const where = oneOf(data.where);
const opening = new RegExp(`^[ \\t]*${standing}`, 'iu');
const suspicious = new RegExp(`${status}|${producer}`, 'iu');
const statement = new RegExp(`${oneOf(data.subjects)}[^.!?\\n]{0,80}?${produced}[^!?\\n]{0,160}?${producer}`, 'giu');
const pleas = data.pleas.map(
  ([first, status, wish, label]) =>
    new RegExp(
      `${oneOf([first])}[^.!?\\n]{0,200}?${oneOf([status])}[^.!?\\n]{0,40}\\.\\s+[^.!?\\n]{0,80}?${oneOf([wish])}[^.!?\\n]{0,60}?${oneOf([label])}\\.?`,
      'giu',
    ),
);
const brackets = new RegExp(`[(\\[][^()\\[\\]\\n]{5,${longest.bracket}}[)\\]]`, 'gu');
const between = String.raw`[ \t,;:–—"“”„«»().]{1,4}`;
const closed = oneOf([...data.standing, ...data.where, ...data.others]);
const name = String.raw`(?:«[^»\n]{1,80}»|"[^"\n]{1,80}"|(?-i:\p{Lu})[\p{L}.'’-]*)`;
const age = String.raw`(?:\d{2}\s?\+[ \t]*)?`;
/** Who made the text, in a line of its own that says nothing else: the name may follow, a date or a reason may not. */
const bareStatement = new RegExp(
  `^[ \\t(]*${age}${oneOf(data.statements)}(?:${between}${closed}){2,20}(?:${between}${name}){0,8}[.)]*[ \\t]*${age}$`,
  'gimu',
);
const noteSign = String.raw`(?:[*†¹²³⁴-⁹–—-]+|\[?\d{1,2}[\].)]?(?=[ \t]))`;
/** A status in a line of its own, in words that are all the law's: no name, no day, no court that acts. */
const bareStatus = new RegExp(
  `^[ \\t]*(?<sign>${noteSign}[ \\t]*)?${closed}(?:${between}${closed}){2,24}[.]?[ \\t]*$`,
  'gimu',
);
const starred = new RegExp(`^[ \\t]*\\*+[^\\n]{1,${longest.line}}$`, 'gmu');

/**
 * The notices that Russian law makes publishers print about "foreign agents" (Law 255-FZ of 2022, art. 9; before it Law 2124-1, art. 25.1) and
 * about banned organisations (Law 2124-1, art. 4): by `search-config/notices.json`. They put the words of persecution into texts on any
 * subject and say nothing about them. In order, not overlapping.
 */
export function noticeSpans(text: string): NoticeSpan[] {
  if (!suspicious.test(text)) return [];
  return merged([...statements(text), ...ownPleas(text), ...notes(text), ...lines(text), ...bareLines(text)]);
}

/** `Настоящий материал (информация) произведён иностранным агентом …`, to the end of its sentence and the age mark behind it. */
function statements(text: string): NoticeSpan[] {
  return [...text.matchAll(statement)].map((match) => {
    const said = match.index + match[0].length;
    return {
      start: match.index,
      end: sentenceEnd(text, said, match.index + longest.sentence),
      kind: 'sentence' as const,
    };
  });
}

/** A full stop after an initial, or before a small letter, ends no sentence. */
function sentenceEnd(text: string, from: number, limit: number): number {
  const rest = text.slice(from, Math.max(from, limit));
  const end = /(?<!(?<!\p{L})\p{L})[.!?](?=\s|$)(?!\s+\p{Ll})(?:\s*\d{2}\s*\+)?|(?=\n)|\d{2}\s*\+/u.exec(rest);
  return from + (end === null ? rest.length : end.index + end[0].length);
}

/** A publisher's own line about its status, from the beginning of its sentence. */
function ownPleas(text: string): NoticeSpan[] {
  return pleas.flatMap((plea) =>
    [...text.matchAll(plea)].map((match) => {
      const before = text.slice(Math.max(0, match.index - 200), match.index);
      const own = /[^.!?\n]*$/u.exec(before)?.[0].trimStart() ?? '';
      return { start: match.index - own.length, end: match.index + match[0].length, kind: 'sentence' as const };
    }),
  );
}

/** Notes in brackets that give somebody's status and nothing else; the name of an offence in brackets is none. */
function notes(text: string): NoticeSpan[] {
  return [...text.matchAll(brackets)]
    .filter(([note]) => {
      if (!has(status, note) || has(offence, note)) return false;
      return has(given, note) || note.split(/\s+/).length <= fewWords;
    })
    .map((match) => spanOf(match, 'bracket'));
}

/** Lines that explain an asterisk with a status. */
function lines(text: string): NoticeSpan[] {
  return [...text.matchAll(starred)]
    .filter(([line]) => has(status, line) && (has(given, line) || line.split(/\s+/).length <= fewWords + 1))
    .map((match) => spanOf(match, 'line'));
}

/** Lines that only say who made the text, or only what somebody unnamed is held for. */
function bareLines(text: string): NoticeSpan[] {
  const made = [...text.matchAll(bareStatement)].filter(([line]) => has(produced, line) && has(producer, line));
  const held = [...text.matchAll(bareStatus)].filter(([line, sign]) => {
    const isExplained = sign !== undefined || has(where, line) || opening.test(line);
    return isExplained && has(status, line) && has(standing, line);
  });
  return [...made, ...held].map((match) => spanOf(match, 'line'));
}

function has(pattern: string, text: string): boolean {
  return compiled(pattern).test(text);
}

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'iu');
  patterns.set(pattern, known);
  return known;
}

function spanOf(match: RegExpExecArray, kind: NoticeSpan['kind']): NoticeSpan {
  return { start: match.index, end: match.index + match[0].length, kind };
}

function merged(spans: NoticeSpan[]): NoticeSpan[] {
  const result: NoticeSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

/** Phrases of the data as one pattern of whole words: `*` for any ending, `…` for up to eighty signs, any white space for a blank, е for ё too. */
function oneOf(phrases: readonly (string | undefined)[]): string {
  const alternatives = phrases.map((phrase = '') =>
    phrase
      .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll('е', '[её]')
      .replaceAll('*', '\\p{L}*')
      .replace(/\s+…\s+/g, '[^.\\n]{0,80}?')
      .replace(/\s+/g, '\\s+'),
  );
  return `(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`;
}
