import type { ProvisionReference, Tag, Tagging } from '../model/tag.ts';
import type { LanguageTag } from '../model/values.ts';
import { analyse } from '../text/analyse.ts';
import { noticeSpans } from '../text/notices.ts';
import { sentences } from '../text/sentences.ts';
import { type CategoryMatch, CategoryRules } from './categories.ts';
import { Facets } from './facets.ts';
import { type DocumentSetting, documentSetting, Gate, gateEvidence, type Setting } from './gate.ts';
import { type Occurrence, type Occurrences, Phrases, type Reading } from './phrases.ts';
import { emptyFacets, merged, type Piece, piecesOf, shifted } from './pieces.ts';
import { createProvisionParser, type FoundProvision, type ProvisionParser } from './provisions.ts';
import { type Cues, Stance, stanceOf } from './stance.ts';
import type { SearchConfig } from './taxonomy.ts';

/** A passage as the tagger reads it; passages of kind `notice` get nothing. */
type TaggedPassage = {
  text: string;
  headings?: string[];
  language?: LanguageTag;
  kind?: 'content' | 'note' | 'notice';
};

/** A document as the tagger reads it: title and passages decide together whether it is about Russia. */
export type TaggedDocument = { title?: string; language?: LanguageTag; passages: TaggedPassage[] };

/** Gives each passage its categories with the words that earned them, its provisions and its facets. Pure and deterministic. */
export type Tagger = { version: string; tag(document: TaggedDocument): Tagging[] };

type Read = Reading & { occurrences: Occurrences; setting: Setting; provisions: FoundProvision[] };

/** Compiles the configuration once; `tag` then costs one pass over the words, whatever the number of terms. */
export function createTagger(config: SearchConfig): Tagger {
  const phrases = new Phrases(config.classes);
  const parts: Parts = {
    phrases,
    categories: new CategoryRules(config, phrases),
    gate: new Gate(config, phrases),
    stance: new Stance(config.stance, phrases),
    facets: new Facets(config, phrases),
    provisions: createProvisionParser(config.provisions),
    version: config.version,
  };
  return { version: config.version, tag: (document) => tagDocument(document, parts) };
}

type Parts = {
  phrases: Phrases;
  categories: CategoryRules;
  gate: Gate;
  stance: Stance;
  facets: Facets;
  provisions: ProvisionParser;
  version: string;
};

/** The setting of a longer document is that of its beginning, in UTF-16 units. */
const settingLength = 300_000;

function tagDocument(document: TaggedDocument, parts: Parts): Tagging[] {
  const passages = document.passages.map((passage) => ({
    ...passage,
    pieces: passage.kind === 'notice' ? [] : piecesOf(passage.text),
  }));
  const early = new Map<Piece, Read>();
  let length = 0;
  for (const piece of passages.flatMap(({ pieces }) => pieces)) {
    if (length >= settingLength) break;
    early.set(piece, read(piece.text, parts));
    length += piece.text.length;
  }
  const title = document.title === undefined ? [] : [read(document.title, parts).setting];
  const setting = documentSetting([...title, ...Array.from(early.values(), (item) => item.setting)]);
  return passages.map(({ text, headings = [], language = document.language ?? languageOf(text), pieces }) => {
    const own = headed(headings, setting, parts);
    const taggings = pieces.map((piece) =>
      shifted(tagPassage(early.get(piece) ?? read(piece.text, parts), own, language === 'ru', parts), piece.start),
    );
    return merged(taggings);
  });
}

/** A heading that names a state speaks for the passages under it; the innermost first. */
function headed(headings: readonly string[], setting: DocumentSetting, parts: Parts): DocumentSetting {
  for (const heading of headings.toReversed()) {
    const own = documentSetting([read(heading, parts).setting]);
    if (own !== 'unknown') return own;
  }
  return setting;
}

function read(text: string, parts: Parts): Read {
  const notices = noticeSpans(text);
  const outside = (span: { start: number }) =>
    !notices.some((notice) => span.start >= notice.start && span.start < notice.end);
  const all = analyse(text);
  const tokens = notices.length === 0 ? all : all.filter(outside);
  const sentenceOf = new Int32Array(tokens.length);
  const spans = sentences(text);
  let sentence = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const { start = 0 } = tokens[at] ?? {};
    while (start >= (spans[sentence]?.end ?? Number.POSITIVE_INFINITY)) sentence += 1;
    sentenceOf[at] = sentence;
  }
  const reading = { text, tokens, sentenceOf };
  const occurrences = parts.phrases.occurrences(reading);
  const provisions = /\d/.test(text) ? parts.provisions.inText(text).filter(outside) : [];
  return { ...reading, occurrences, setting: parts.gate.setting(occurrences), provisions };
}

function tagPassage(item: Read, document: DocumentSetting, russian: boolean, parts: Parts): Tagging {
  const { found, confirmed } = parts.categories.matches(item, item.occurrences, item.provisions);
  // Most passages bear no tag, and then nobody asks how it is meant.
  const cues: Cues = found.length === 0 ? new Map() : parts.stance.cues(item.occurrences);
  const tags = new Map<string, Tag>();
  for (const match of found) {
    if (tags.has(match.category)) continue;
    const gate = gateEvidence(match, item.setting, document, russian);
    if (gate === undefined) continue;
    const words = typeof gate === 'string' ? gate : quote(item, gate);
    tags.set(match.category, tagOf(match, words, item, { confirmed, cues }, parts));
  }
  if (tags.size === 0) return { tags: [], provisions: [], facets: emptyFacets() };
  return {
    tags: [...tags.values()],
    provisions: confirmed.map(plain),
    facets: parts.facets.of(item.occurrences, [...tags.values()]),
  };
}

type Around = { confirmed: readonly FoundProvision[]; cues: Cues };

function tagOf(match: CategoryMatch, gate: string, item: Read, around: Around, parts: Parts): Tag {
  const start = match.start ?? item.tokens[match.first]?.start ?? 0;
  const end = match.end ?? item.tokens[match.last]?.end ?? 0;
  const stance = stanceOf(match, around.cues);
  return {
    category: match.category,
    start,
    end,
    quote: item.text.slice(start, end),
    rule: match.rule,
    strength: stance.lowered ? 'weak' : match.strength,
    evidence: stance.evidence,
    gate,
    provisions: provisionsOf(match.category, around.confirmed, parts),
    state: 'machine',
    taxonomyVersion: parts.version,
  };
}

function provisionsOf(category: string, confirmed: readonly FoundProvision[], parts: Parts): string[] {
  return [
    ...new Set(confirmed.filter((found) => parts.categories.concerns(category, found.key)).map((found) => found.key)),
  ];
}

function quote(item: Read, at: Occurrence): string {
  return item.text.slice(item.tokens[at.first]?.start ?? 0, item.tokens[at.last]?.end ?? 0);
}

function plain({ key, part, start, end, quote: words }: FoundProvision): ProvisionReference {
  return { key, ...(part === undefined ? {} : { part }), start, end, quote: words };
}

/** By script only: the reader's guess stands above it when there is one. */
function languageOf(text: string): LanguageTag {
  const head = text.slice(0, 2000);
  if (/[іїєґІЇЄҐ]/.test(head)) return 'uk';
  return (head.match(/[а-яё]/gi)?.length ?? 0) > (head.match(/[a-z]/gi)?.length ?? 0) ? 'ru' : 'en';
}
