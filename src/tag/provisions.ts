import type { ProvisionReference } from '../model/tag.ts';
import { type CodeName, codesBeside, withCode } from './code.ts';
import type { ProvisionEntry } from './taxonomy.ts';

/** What the parser knows of a provision. */
export type KnownProvision = Pick<ProvisionEntry, 'key' | 'code' | 'article'>;

/**
 * A reference with how it is known: `code` when the text names a Russian code beside the number; `context` when only the number and the word
 * "article" stand there, so that the words around must confirm it.
 */
export type FoundProvision = ProvisionReference & { known: 'code' | 'context' };

/** Reads provisions of Russian law in every spelling of both languages. Linear in the length of the text. */
export type ProvisionParser = {
  inText(text: string): FoundProvision[];
  /**
   * A query may give the bare number ("280.3"): it counts when it names exactly one known provision. The span takes in the name of the code
   * beside the number: it is no word to look for.
   */
  inQuery(text: string): { key: string; start: number; end: number }[];
};

const superscripts = '\u00b9\u00b2\u00b3\u2070\u2074-\u2079';
const number = String.raw`(?:\d{1,3}(?:[.\-]\d{1,2}){1,2}|\d{1,3}\(\d{1,2}\)|\d{1,3}[${superscripts}]{1,2}(?:\.\d)?|\d{4}|\d{1,3})(?![\d]|[.\-]\d|\p{L})`;
const part = String.raw`(?:(?:(?:пп?\.|пункт\p{L}*)\s*[«"“]?[\p{L}\d.]{1,4}[»"”]?\s*,?\s*)*ч(?:ч|аст\p{Ll}*)?\.?\s*(\d(?:\.\d)?)(?:\s*(?:,|и)\s*\d(?:\.\d)?)*\s*,?\s*)?`;
const enPart = String.raw`(?:\b(?:part|section|para(?:graph)?)s?\s*(\d(?:\.\d)?)(?:\s*\([a-zа-я]\))?(?:\s*(?:,|and|or)\s*\d(?:\.\d)?)*\s*(?:of\s+)?(?:the\s+)?)?`;
const list = String.raw`${number}(?:\s*(?:,|;|и|или|либо|and|or|&|,\s*and)\s*(?:(?:ст(?:ать\p{L}*)?\.?|ч\.\s*\d\s*ст\.|Art(?:icle)?s?\.?)\s*)?${number})*`;
const head = String.raw`(?:(?<![\p{L}])(?:${part})(?:ст\.?\s*ст\.?|ст\.|ст(?=\s*\d)|стать\p{Ll}{1,3})\s*|${enPart}\b(?:Articles?|Arts?\.|Section|§)\s*)`;
const reference = new RegExp(`${head}(${list})`, 'giu');
const bareBeforeCode = new RegExp(String.raw`(?<![\p{L}\d.])(${number})\s+(?=УК\s|УК[,.;)]|УК$|КоАП)`, 'gu');
const bareNumber = new RegExp(String.raw`(?<![\p{L}\d.,\-/№])${number}`, 'gu');
const eachNumber = new RegExp(String.raw`(?:ч\.\s*(\d)\s*ст\.\s*)?(${number})`, 'giu');
const law = /(?:№|No\.?|N)?\s*(?<![\d.])(\d{2,3})\s?-\s?(?:ФЗ|FZ)(?![\p{L}])/gu;

/** @param provisions the entries of `search-config/provisions.json` */
export function createProvisionParser(provisions: readonly KnownProvision[]): ProvisionParser {
  const byCode = { CC: new Map<string, string>(), CoAO: new Map<string, string>() };
  const laws = new Map<string, { year: string; key: string }[]>();
  for (const entry of provisions) {
    if (entry.code === 'CC' || entry.code === 'CoAO') byCode[entry.code].set(entry.article, entry.key);
    const parsed = /^RU-FL-(\d+)-FZ-(\d{4})$/.exec(entry.key);
    if (parsed?.[1] !== undefined && parsed[2] !== undefined) {
      laws.set(parsed[1], [...(laws.get(parsed[1]) ?? []), { year: parsed[2], key: entry.key }]);
    }
  }
  return {
    inText: (text) => [...articlesIn(text, byCode), ...lawsIn(text, laws)].toSorted((a, b) => a.start - b.start),
    inQuery: (text) => queried(text, byCode, laws),
  };
}

type Codes = Record<CodeName, Map<string, string>>;

function articlesIn(text: string, codes: Codes): FoundProvision[] {
  const found: FoundProvision[] = [];
  for (const match of text.matchAll(reference)) {
    const numbers = match[3] ?? '';
    const from = match.index + match[0].length - numbers.length;
    addAll(found, text, { start: match.index, from, numbers, part: match[1] ?? match[2] }, codes);
  }
  const referred = [...found];
  let passed = 0;
  for (const match of text.matchAll(bareBeforeCode)) {
    const written = match[1] ?? '';
    while ((referred[passed]?.end ?? Number.POSITIVE_INFINITY) <= match.index) passed += 1;
    if ((referred[passed]?.start ?? Number.POSITIVE_INFINITY) <= match.index) continue;
    addAll(found, text, { start: match.index, from: match.index, numbers: written, part: undefined }, codes);
  }
  return found;
}

type Mention = { start: number; from: number; numbers: string; part: string | undefined };

function addAll(found: FoundProvision[], text: string, mention: Mention, codes: Codes): void {
  const end = mention.from + mention.numbers.length;
  const beside = codesBeside(text, mention.start, end);
  if (beside === 'foreign') return;
  const tried = beside.length === 0 ? [undefined] : beside;
  let first = true;
  for (const match of mention.numbers.matchAll(eachNumber)) {
    const written = match[2] ?? '';
    const resolved = tried.map((code) => resolve(written, code, codes)).find((key) => key !== undefined);
    const start = first ? mention.start : mention.from + match.index;
    const stop = mention.from + match.index + match[0].length;
    if (resolved !== undefined) {
      const known = beside.length === 0 ? 'context' : 'code';
      const part = first ? mention.part : match[1];
      found.push({
        key: resolved,
        ...(part === undefined ? {} : { part }),
        start,
        end: stop,
        quote: text.slice(start, stop),
        known,
      });
    }
    first = false;
  }
}

/** Exact numbers only. Without a code the number must be known in exactly one of them. Four digits need the Criminal Code (`2803`). */
function resolve(written: string, code: CodeName | undefined, codes: Codes): string | undefined {
  const article = normal(written);
  if (/^\d{4}$/.test(article))
    return code === 'CC' ? codes.CC.get(`${article.slice(0, 3)}.${article.slice(3)}`) : undefined;
  if (code !== undefined) return codes[code].get(article);
  const cc = codes.CC.get(article);
  const coao = codes.CoAO.get(article);
  return cc !== undefined && coao !== undefined ? undefined : (cc ?? coao);
}

/** `280³`, `280-3`, `280(3)` as `280.3`. */
function normal(written: string): string {
  return written
    .replace(new RegExp(`[${superscripts}]+`), (digits) => `.${digits.normalize('NFKC')}`)
    .replace(/\((\d+)\)/, '.$1')
    .replaceAll('-', '.');
}

/** A law's number is ambiguous: with its year it is exact, without it must be the only one known and the words around must confirm it. */
function lawsIn(text: string, laws: ReadonlyMap<string, { year: string; key: string }[]>): FoundProvision[] {
  const found: FoundProvision[] = [];
  for (const match of text.matchAll(law)) {
    const candidates = laws.get(match[1] ?? '') ?? [];
    const around = `${text.slice(Math.max(0, match.index - 40), match.index)} ${text.slice(match.index, match.index + match[0].length + 30)}`;
    const dated = candidates.find((candidate) => around.includes(candidate.year));
    const only = candidates.length === 1 && !/(?:19|20)\d\d/.test(around) ? candidates[0] : undefined;
    const law = dated ?? only;
    if (law === undefined) continue;
    const start = match.index + match[0].search(/\d/);
    const end = match.index + match[0].length;
    found.push({
      key: law.key,
      start,
      end,
      quote: text.slice(start, end),
      known: dated === undefined ? 'context' : 'code',
    });
  }
  return found;
}

function queried(
  text: string,
  codes: Codes,
  laws: ReadonlyMap<string, { year: string; key: string }[]>,
): { key: string; start: number; end: number }[] {
  const found = [...articlesIn(text, codes), ...lawsIn(text, laws)].map(({ key, start, end }) => ({ key, start, end }));
  for (const match of text.matchAll(bareNumber)) {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((item) => start < item.end && end > item.start) || /^\d{4}$/.test(match[0])) continue;
    const key = /^\d+$/.test(match[0]) ? undefined : resolve(match[0], undefined, codes);
    if (key !== undefined) found.push({ key, start, end });
  }
  return found.map((one) => withCode(text, one)).toSorted((a, b) => a.start - b.start);
}
