import { analyse } from '../text/analyse.ts';
import { stopWords } from './stop-words.ts';

/** A word or phrase that was typed: its stems in order (one, or several when quoted or compound) and the folded forms they came from. */
export type QueryTerm = {
  typed: string;
  forms: string[];
  stems: string[];
  /** Quoted: stands as typed, never dropped, corrected or given synonyms. */
  quoted: boolean;
  /** The last word while it is being typed: it may be the beginning of a longer one. */
  prefix: boolean;
  /** A number or provision: found exactly, never corrected. */
  exact: boolean;
};

/** `all`: each group must match by at least one of its terms (`a OR b` is one group). `none`: no term may match. */
export type QueryTerms = { all: QueryTerm[][]; none: QueryTerm[] };

/** A `field:value` of the box; `exclude` when written `-field:value`. */
export type BoxField = { field: string; value: string; exclude: boolean };

/** A provision of law that was typed, as the parser of provisions finds it; offsets into the text of the box. */
type TypedProvision = { key: string; start: number; end: number };

/** What a box may hold beside words: fields by these names, provisions, and a last word that is still being typed. */
export type BoxOptions = {
  fields?: ReadonlySet<string>;
  provisions?: (text: string) => readonly TypedProvision[];
  prefix?: boolean;
};

type Piece = { text: string; quoted: boolean; minus: boolean; start: number; end: number; key?: string };

const piecePattern = /(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|([^\s"«“]+|["«“]))/gu;
const fieldPattern = /^([a-z]+):(.+)$/i;

/**
 * Reads what was typed into the box: words, "exact phrases", -exclusions, `a OR b` (also `ИЛИ`, `|`), provisions and `field:value` for the
 * field names given. Anything else, any engine's syntax included, is words.
 */
export function parseBox(text: string, options: BoxOptions = {}): { terms: QueryTerms; fields: BoxField[] } {
  const fields: BoxField[] = [];
  const terms: QueryTerms = { all: [], none: [] };
  let joinNext = false;
  for (const piece of withProvisions(piecesOf(text, options.fields, fields), text, options.provisions?.(text) ?? [])) {
    if (isOr(piece)) {
      joinNext = terms.all.length > 0;
      continue;
    }
    const found = piece.key === undefined ? termsOf(piece) : [provisionTerms(piece, piece.key)];
    const last = terms.all.at(-1);
    if (piece.minus) terms.none.push(...found.flat());
    else if (joinNext && last !== undefined) last.push(...found.flat());
    else terms.all.push(...found);
    joinNext = false;
  }
  if (options.prefix === true && !/\s$/.test(text)) markPrefix(terms);
  return { terms: { all: withoutStopWords(withoutMarkers(terms.all)), none: terms.none }, fields };
}

function piecesOf(text: string, names: ReadonlySet<string> | undefined, fields: BoxField[]): Piece[] {
  const pieces: Piece[] = [];
  let pending: { field: string; exclude: boolean } | undefined;
  for (const match of text.matchAll(piecePattern)) {
    const minus = match[1] === '-';
    const quotedText = match[2] ?? match[3] ?? match[4];
    const bare = match[5] ?? '';
    const span = { start: match.index, end: match.index + match[0].length };
    if (pending !== undefined && quotedText !== undefined) fields.push({ ...pending, value: quotedText });
    else if (quotedText !== undefined) pieces.push({ text: quotedText, quoted: true, minus, ...span });
    const opened = pendingField(bare, minus, names);
    const field = opened === undefined ? boxField(bare, minus, names) : undefined;
    if (field !== undefined) fields.push(field);
    else if (pending !== undefined && opened === undefined && bare !== '') fields.push({ ...pending, value: bare });
    else if (opened === undefined && bare !== '') pieces.push({ text: bare, quoted: false, minus, ...span });
    pending = opened;
  }
  return pieces;
}

function pendingField(bare: string, exclude: boolean, names: ReadonlySet<string> | undefined) {
  const field = bare.endsWith(':') ? bare.slice(0, -1).toLowerCase() : '';
  return names?.has(field) === true ? { field, exclude } : undefined;
}

function boxField(bare: string, exclude: boolean, names: ReadonlySet<string> | undefined): BoxField | undefined {
  const match = fieldPattern.exec(bare);
  const field = match?.[1]?.toLowerCase() ?? '';
  const value = match?.[2];
  return value !== undefined && names?.has(field) === true ? { field, value, exclude } : undefined;
}

function isOr(piece: Piece): boolean {
  return !piece.quoted && !piece.minus && /^(?:OR|ИЛИ|\|{1,2})$/.test(piece.text);
}

/** Puts each provision in the place of the unquoted pieces that it was typed with. */
function withProvisions(pieces: readonly Piece[], text: string, provisions: readonly TypedProvision[]): Piece[] {
  let all = [...pieces];
  for (const { key, start, end } of provisions) {
    const among = all.filter((piece) => piece.start < end && start < piece.end);
    const first = among[0];
    // In `п. «д» ч. 2 ст. 207.3` the marks name a letter; a phrase is what marks stand around.
    const inPhrase = among.some((piece) => piece.quoted && (piece.start < start || piece.end > end));
    if (first === undefined || inPhrase || among.some((piece) => piece.key !== undefined)) continue;
    const piece = { ...first, text: text.slice(start, end), quoted: false, key, end: among.at(-1)?.end ?? end };
    all = all.flatMap((one) => (one === first ? [piece] : among.includes(one) ? [] : [one]));
  }
  return all;
}

/** A provision is found by its key and by its number as written. */
function provisionTerms(piece: Piece, key: string): QueryTerm[] {
  const article = /[\d.]+$/.exec(key)?.[0] ?? '';
  const written = analyse(piece.text).filter((token) => token.form === article);
  const exact = { typed: piece.text, quoted: false, prefix: false, exact: true };
  return [
    { ...exact, forms: [key.toLowerCase()], stems: [key.toLowerCase()] },
    ...written.slice(0, 1).map(({ form, stem }) => ({ ...exact, forms: [form], stems: [stem] })),
  ];
}

function termsOf(piece: Piece): QueryTerm[][] {
  const tokens = analyse(piece.text);
  if (tokens.length === 0) return [];
  const compound = piece.quoted || /^[\p{L}\p{M}\p{N}'’.\-\u2010\u2011]+$/u.test(piece.text);
  const groups = compound ? [tokens] : tokens.map((token) => [token]);
  return groups.map((group) => [
    {
      typed: piece.quoted ? piece.text.trim() : piece.text.slice(group[0]?.start ?? 0, group.at(-1)?.end),
      forms: group.map((token) => token.form),
      stems: group.map((token) => token.stem),
      quoted: piece.quoted,
      prefix: false,
      exact: group.every((token) => /\p{N}/u.test(token.form)),
    },
  ]);
}

function markPrefix(terms: QueryTerms): void {
  const last = terms.all.at(-1)?.at(-1);
  if (last !== undefined && !last.quoted && !last.exact && last.stems.length === 1) last.prefix = true;
}

const markers =
  /^(?:ст|статья|статьи|статье|статью|ч|часть|части|п|пункт|article|articles|art|section|part|paragraph)$/;
const codes = /^(?:ук|рф|коап|упк|cc|cao|russian|criminal|administrative|code|of|the)$/;

/** In `ст. 280.3 УК РФ` and `article 280.3 of the Criminal Code` the number alone decides: the words around it are spelled in many ways. */
function withoutMarkers(groups: QueryTerm[][]): QueryTerm[][] {
  const kept: QueryTerm[][] = [];
  let afterProvision = false;
  groups.forEach((group, index) => {
    const form = group.length === 1 && group[0]?.quoted === false ? group[0].forms.join(' ') : '';
    const next = groups[index + 1]?.[0];
    const marks = markers.test(form) && next?.exact === true;
    if (marks || (afterProvision && codes.test(form))) return;
    afterProvision = isProvision(groups[index - 1], group);
    kept.push(group);
  });
  return kept;
}

function isProvision(before: QueryTerm[] | undefined, group: QueryTerm[]): boolean {
  const marked = markers.test(before?.[0]?.forms.join(' ') ?? '');
  return group[0]?.exact === true && (marked || /^\d{1,3}\.\d/.test(group[0].forms[0] ?? ''));
}

function withoutStopWords(groups: QueryTerm[][]): QueryTerm[][] {
  const kept = groups.filter((group) => !group.every(isStopWord));
  return kept.length > 0 ? kept : groups;
}

function isStopWord(term: QueryTerm): boolean {
  return !term.quoted && !term.prefix && term.forms.every((form) => stopWords.has(form));
}
