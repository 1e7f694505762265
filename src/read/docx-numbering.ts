import { walk } from './docx-xml.ts';

/** A printed number stands at the start of its paragraph between two private-use characters, for the block reader to take out. */
export const numberOpen = '\ue010';
export const numberClose = '\ue011';

type Level = { format: string; text: string; start: number };
type Reference = { list: string; level: number };
type Lists = {
  abstract: Map<string, Level[]>;
  abstractOf: Map<string, string>;
  restarts: Map<string, Map<number, number>>;
};

/**
 * Writes the numbers that a word processor draws before numbered paragraphs into the document's XML, so that they are those that the reader
 * of the printed document sees, also where a list goes on after other paragraphs (ECMA-376 part 1, 17.9).
 */
export function writeNumbers(document: string, numbering: string, styles: string): string {
  const lists = listsOf(numbering);
  const byStyle = styleReferences(styles);
  const counters = new Map<string, (number | undefined)[]>();
  const used = new Set<string>();
  let written = '';
  let copied = 0;
  for (const paragraph of paragraphsOf(document)) {
    const inherited = byStyle.get(paragraph.style ?? '');
    const list = paragraph.list ?? inherited?.list;
    if (list === undefined || list === '0') continue;
    const level = paragraph.level ?? inherited?.level ?? 0;
    const label = advance(lists, counters, used, { list, level });
    if (label === undefined) continue;
    written += `${document.slice(copied, paragraph.at)}<w:r><w:t>${numberOpen}${label}${numberClose}</w:t></w:r>`;
    copied = paragraph.at;
  }
  return written + document.slice(copied);
}

type NumberedParagraph = { style?: string; list?: string; level?: number; at: number };

/** Paragraphs with properties, and where their properties end. */
function paragraphsOf(document: string): NumberedParagraph[] {
  const found: NumberedParagraph[] = [];
  let open: NumberedParagraph | undefined;
  walk(document, {
    open({ name, attributes }) {
      if (name === 'w:pPr') open = { at: 0 };
      if (open === undefined) return;
      const value = attributes['w:val'];
      if (name === 'w:pStyle' && value !== undefined) open.style = value;
      if (name === 'w:numId' && value !== undefined) open.list = value;
      if (name === 'w:ilvl') open.level = Number(value);
    },
    close({ name, end }) {
      if (name !== 'w:pPr' || open === undefined) return;
      found.push({ ...open, at: end });
      open = undefined;
    },
  });
  return found;
}

/** Counts a paragraph and gives its label, or undefined for a bullet. */
function advance(
  lists: Lists,
  counters: Map<string, (number | undefined)[]>,
  used: Set<string>,
  { list, level }: Reference,
): string | undefined {
  const abstract = lists.abstractOf.get(list);
  const levels = lists.abstract.get(abstract ?? '');
  const own = levels?.[level];
  if (abstract === undefined || levels === undefined || own === undefined) return undefined;
  const counts = counters.get(abstract) ?? [];
  counters.set(abstract, counts);
  const restart = lists.restarts.get(list)?.get(level);
  if (restart !== undefined && !used.has(`${list}|${level}`)) counts[level] = restart;
  else counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
  used.add(`${list}|${level}`);
  counts.length = level + 1;
  if (own.format === 'bullet' || own.format === 'none') return undefined;
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    return inFormat(counts[index] ?? levels[index]?.start ?? 1, levels[index]?.format ?? 'decimal');
  });
}

function inFormat(value: number, format: string): string {
  if (format === 'lowerLetter') return letters(value, 'abcdefghijklmnopqrstuvwxyz');
  if (format === 'upperLetter') return letters(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  if (format === 'russianLower') return letters(value, 'абвгдежзиклмнопрстуфхцчшщэюя');
  if (format === 'russianUpper') return letters(value, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ');
  if (format === 'lowerRoman') return roman(value);
  if (format === 'upperRoman') return roman(value).toUpperCase();
  return format === 'decimalZero' && value < 10 ? `0${value}` : String(value);
}

function letters(value: number, alphabet: string): string {
  return alphabet.charAt((value - 1) % alphabet.length).repeat(Math.ceil(value / alphabet.length));
}

function roman(value: number): string {
  const signs: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = Math.min(value, 399);
  let text = '';
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) text += sign;
  return text;
}

function listsOf(numbering: string): Lists {
  const lists: Lists = { abstract: new Map(), abstractOf: new Map(), restarts: new Map() };
  let [abstract, list, level] = ['', '', 0];
  walk(numbering, {
    open({ name, attributes }) {
      const value = attributes['w:val'] ?? '';
      const own = lists.abstract.get(abstract)?.[level];
      if (name === 'w:abstractNum') {
        abstract = attributes['w:abstractNumId'] ?? '';
        lists.abstract.set(abstract, []);
      } else if (name === 'w:num') [abstract, list] = ['', attributes['w:numId'] ?? ''];
      else if (name === 'w:abstractNumId') lists.abstractOf.set(list, value);
      else if (name === 'w:lvl' || name === 'w:lvlOverride') {
        level = Math.min(8, Number(attributes['w:ilvl'] ?? 0) || 0);
        const levels = lists.abstract.get(abstract);
        if (levels !== undefined) levels[level] = { format: 'decimal', text: '', start: 1 };
      } else if (name === 'w:startOverride') {
        const restarts = lists.restarts.get(list) ?? new Map<number, number>();
        lists.restarts.set(list, restarts.set(level, Number(value)));
      } else if (own !== undefined) {
        if (name === 'w:start') own.start = Number(value);
        if (name === 'w:numFmt') own.format = value;
        if (name === 'w:lvlText') own.text = value;
      }
    },
  });
  return lists;
}

/** The list that a paragraph style brings with it, its own or that of the style it rests on. */
function styleReferences(styles: string): Map<string, Reference> {
  const found = new Map<string, Partial<Reference> & { base?: string }>();
  let open: Partial<Reference> & { base?: string } = {};
  walk(styles, {
    open({ name, attributes }) {
      const value = attributes['w:val'];
      if (name === 'w:style') {
        open = {};
        found.set(attributes['w:styleId'] ?? '', open);
      } else if (value === undefined) return;
      else if (name === 'w:basedOn') open.base = value;
      else if (name === 'w:numId') open.list = value;
      else if (name === 'w:ilvl') open.level = Number(value);
    },
  });
  const resolved = new Map<string, Reference>();
  for (const id of found.keys()) {
    let style = found.get(id);
    let level = style?.level;
    for (let depth = 0; style !== undefined && style.list === undefined && depth < 12; depth += 1) {
      style = found.get(style.base ?? '');
      level ??= style?.level;
    }
    if (style?.list !== undefined) resolved.set(id, { list: style.list, level: level ?? 0 });
  }
  return resolved;
}
