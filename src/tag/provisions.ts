import type { ProvisionReference } from '../model/tag.ts';
import type { Span } from '../model/values.ts';
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

const criminal = /(?<!\p{L})УК(?!\p{L})|уголовн\p{L}* кодекс|criminal code|penal code/iu;
const administrative =
  /КоАП|кодекс\p{L}* (?:РФ )?об? административн|административн\p{L}* кодекс|code of (?:the russian federation on )?administrative|administrative (?:offen[cs]es? |violations? )?code|CoAO|(?<!\p{L})(?:CAO|AOC)(?!\p{L})/iu;
const criminalEnd = new RegExp(`(?:${criminal.source})$`, 'iu');
const administrativeEnd = new RegExp(
  `(?:${administrative.source})(?:\\p{L}*\\s+(?:правонаруш\\p{L}*|offen[cs]es))?$`,
  'iu',
);
const state = String.raw`(?:РФ|Росси\p{L}+(?:\s+Федерац\p{L}+)?|of\s+(?:the\s+)?Russian?(?:\s+Federation)?|RF)(?!\p{L})`;
const codeName = [
  String.raw`УК|КоАП|уголовн\p{L}*\s+кодекс\p{L}*`,
  String.raw`кодекс\p{L}*\s+(?:(?:РФ|Росси\p{L}+(?:\s+Федерац\p{L}+)?)\s+)?об?\s+административн\p{L}*\s+правонаруш\p{L}*|административн\p{L}*\s+кодекс\p{L}*`,
  String.raw`(?:Russia(?:n(?:\s+Federation)?)?(?:['’]s)?\s+)?(?:criminal|penal)\s+code|CC|CoAO|CAO|AOC`,
  String.raw`(?:Russia(?:n(?:\s+Federation)?)?(?:['’]s)?\s+)?administrative\s+(?:(?:offen[cs]es?|violations?)\s+)?code`,
  String.raw`code\s+(?:of\s+(?:the\s+)?Russian\s+Federation\s+)?(?:of|on)\s+administrative\s+(?:offen[cs]es?|violations?)`,
].join('|');
const namedCode = String.raw`(?:${codeName})(?!\p{L})(?:\s+${state})?`;
const codeAfter = new RegExp(String.raw`^\s*,?\s*(?:(?:of|in)\s+)?(?:the\s+)?${namedCode}`, 'iu');
const codeBefore = new RegExp(String.raw`(?<![\p{L}\d])(?:the\s+)?${namedCode}\s*,?\s*$`, 'iu');
const republic = String.raw`(?:\s+(?:of|the|Republic|Республик\p{Ll}*))*`;
/** Other states, territories with codes of their own, and states that are no more, as adjectives too: their articles bear the same numbers. */
const otherState = String.raw`(?<!\p{L})(?:Беларус|Белорус|Казахстан|Казахск|Украин|Грузи|Кыргыз|Киргиз|Узбек|Таджик|Туркмен|Азербайджан|Армени|Армянск|Молдов|Молдав|Латви|Литв|Литовск|Эстон|Польш|Польск|Герман|Немецк|Турци|Турецк|(?:ДНР|ЛНР|РСФСР|СССР)(?!\p{L})|Belarus|Kazakh|Ukrain|Georgia|Kyrgyz|Uzbek|Tajik|Turkmen|Azerbaijan|Armenia|Moldova|Latvia|Lithuania|Estonia|Poland|Polish|German|Turk|Hungar|Chin(?:a|ese)|Uganda|India|Soviet|(?:DNR|LNR|DPR|LPR|RSFSR|USSR)(?!\p{L}))\p{Ll}*(?:['’]s?)?`;
const anyCode = new RegExp(`${criminal.source}|${administrative.source}`, 'giu');
const ownerBefore = new RegExp(String.raw`${otherState}\s+$`, 'iu');
const ownerAfter = new RegExp(
  String.raw`^\p{Ll}*(?:\s+(?:правонаруш\p{Ll}*|offen[cs]es|violations))?(?:${republic}\s+(?:(?<other>${otherState})|${state}))?`,
  'iu',
);
const anotherArticle = /(?:Articles?|ст\.|стать\p{Ll}{1,3})\s*\d/iu;
/** Laws that number articles too. A state alone is none: people are convicted for what they say of Ukraine. */
const otherLaw = new RegExp(
  String.raw`(?<!\p{L})(?:code|law|act|кодекс\p{Ll}*|закон\p{Ll}*)${republic}\s+${otherState}|${otherState}\s+(?:\p{L}+\s+)?(?:code|law|act|constitution|кодекс|закон|конституци)|U\.?S\.?C|of the (?:European )?Convention|Covenant|ECHR|ICCPR|GDPR|Конвенци|Пакт|ЕКПЧ|МПГПП|Tax Code|Civil Code|Labou?r Code|Гражданск\p{L}* кодекс|ГК РФ|ТК РФ|УПК|Criminal Procedure|of the Constitution|Конституци(?:я|и|ю|ей)(?!\p{L})`,
  'iu',
);

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

type Codes = { CC: Map<string, string>; CoAO: Map<string, string> };

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
  const code = codeBeside(text, mention.start, end);
  if (code === 'foreign') return;
  const heading = headingCode(text, mention.start);
  let first = true;
  for (const match of mention.numbers.matchAll(eachNumber)) {
    const written = match[2] ?? '';
    const resolved = resolve(written, code, codes) ?? (heading && resolve(written, heading, codes));
    const start = first ? mention.start : mention.from + match.index;
    const stop = mention.from + match.index + match[0].length;
    if (resolved !== undefined) {
      const known = code === undefined ? 'context' : 'code';
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

/** The code that the words after the number (else just before it) name; the nearest wins. */
function codeBeside(text: string, start: number, end: number): 'CC' | 'CoAO' | 'foreign' | undefined {
  const after = clip(text.slice(end, end + 110));
  const before = sentenceBefore(text.slice(Math.max(0, start - 90), start));
  if (foreignBeside(after, before)) return 'foreign';
  return codeIn(after, 'first') ?? codeIn(before.slice(-40), 'last');
}

/** The code that stands right before a reference, `УК (ст. 207.3)`: it holds where the words after speak of the next one, `и КоАП (ст. 20.2)`. */
function headingCode(text: string, start: number): 'CC' | 'CoAO' | undefined {
  const before = text
    .slice(Math.max(0, start - 90), start)
    .replace(/(?:\s+(?:РФ|of (?:the )?Russian? ?(?:Federation)?))?[\s,(]+$/iu, '');
  if (administrativeEnd.test(before)) return 'CoAO';
  return criminalEnd.test(before) ? 'CC' : undefined;
}

/** Whether the code of an article, or another law that stands beside it, is not Russia's. What stands between the number and a code decides which is its own. */
function foreignBeside(after: string, before: string): boolean {
  const next = anotherArticle.exec(after)?.index ?? Number.POSITIVE_INFINITY;
  const [following] = codesNamed(after);
  const own = following !== undefined && following.start < next ? following : undefined;
  const other = otherLaw.exec(after.slice(0, 60))?.index ?? Number.POSITIVE_INFINITY;
  if (other < Math.min(30, next, own?.start ?? next) && /^[^.;,(]*$/.test(after.slice(0, other))) return true;
  if (own !== undefined && isDirect(after.slice(0, own.start))) return own.foreign;
  const preceding = codesNamed(before).at(-1);
  if (preceding !== undefined && /^[\s,:(]*$/.test(before.slice(preceding.end))) return preceding.foreign;
  return (following ?? preceding)?.foreign ?? false;
}

/** Nothing else begins between a number and the code: `282 (hatred) of the Criminal Code`, not `282, and the Criminal Code`. */
function isDirect(between: string): boolean {
  return !/[,)(]|(?<!\p{L})(?:and|or|и|или|а|но)(?!\p{L})/iu.test(between.replace(/\([^)]*\)|«[^»]*»|“[^”]*”/g, ''));
}

/** A code as a text names it, with the state that it is said to be of. */
type NamedCode = { start: number; end: number; foreign: boolean };

function codesNamed(text: string): NamedCode[] {
  return [...text.matchAll(anyCode)].map((match) => {
    const named = match.index + match[0].length;
    const after = ownerAfter.exec(text.slice(named));
    const foreign = after?.groups?.other !== undefined || ownerBefore.test(text.slice(0, match.index));
    return { start: match.index, end: named + (after?.[0].length ?? 0), foreign };
  });
}

/** What stands before counts from the beginning of the sentence. */
function sentenceBefore(before: string): string {
  return before.slice(/[.;\n](?=[^.;\n]*$)/.exec(before)?.index ?? 0);
}

/** What follows counts up to the end of the sentence. */
function clip(after: string): string {
  const stop = /[;\n]|\.\s+\p{Lu}/u.exec(after);
  return stop === null ? after : after.slice(0, stop.index);
}

function codeIn(text: string, which: 'first' | 'last'): 'CC' | 'CoAO' | undefined {
  const cc = criminal.exec(text)?.index;
  const coao = administrative.exec(text)?.index;
  if (cc === undefined) return coao === undefined ? undefined : 'CoAO';
  if (coao === undefined) return 'CC';
  return cc < coao === (which === 'first') ? 'CC' : 'CoAO';
}

/** Exact numbers only. Without a code the number must be known in exactly one of them. Four digits need the Criminal Code (`2803`). */
function resolve(written: string, code: 'CC' | 'CoAO' | undefined, codes: Codes): string | undefined {
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

function withCode<Found extends Span>(text: string, found: Found): Found {
  const before = codeBefore.exec(text.slice(0, found.start))?.[0].length ?? 0;
  const after = codeAfter.exec(text.slice(found.end))?.[0].length ?? 0;
  return { ...found, start: found.start - before, end: found.end + after };
}
