import type { Span } from '../model/values.ts';

/** The Criminal Code and the Code of Administrative Offences of Russia. */
export type CodeName = 'CC' | 'CoAO';

const criminal = /(?<!\p{L})УК(?!\p{L})|уголовн\p{L}* кодекс|criminal code|penal code/iu;
const administrative =
  /КоАП|кодекс\p{L}* (?:РФ )?об? административн|административн\p{L}* кодекс|code of (?:the russian federation on )?administrative|administrative (?:offen[cs]es? |violations? )?code|CoAO|(?<!\p{L})(?:CAO|AOC)(?!\p{L})/iu;
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
const anyCode = new RegExp(`${criminal.source}|(?<administrative>${administrative.source})`, 'giu');
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

/**
 * The codes of which an article may be that stands from `start` to `end`, the likeliest first, none when none is named; `foreign` when it is of another
 * state's code or of another law. The code that stands next to the number decides, with the state that it is said to be of.
 */
export function codesBeside(text: string, start: number, end: number): CodeName[] | 'foreign' {
  const after = clip(text.slice(end, end + 110));
  const before = sentenceBefore(text.slice(Math.max(0, start - 90), start));
  const [following] = codesNamed(after);
  const preceding = codesNamed(before).at(-1);
  const heading = preceding !== undefined && /^[\s,:(]*$/.test(before.slice(preceding.end)) ? preceding : undefined;
  if (isForeign(after, { following, preceding, heading })) return 'foreign';
  const near = preceding !== undefined && preceding.start >= before.length - 40 ? preceding : heading;
  const likeliest = (following ?? near)?.code;
  return [likeliest, heading?.code].filter((code) => code !== undefined);
}

/** The span of an article with the name of the code right before and after it. */
export function withCode<Found extends Span>(text: string, found: Found): Found {
  const before = codeBefore.exec(text.slice(0, found.start))?.[0].length ?? 0;
  const after = codeAfter.exec(text.slice(found.end))?.[0].length ?? 0;
  return { ...found, start: found.start - before, end: found.end + after };
}

/** A code as a text names it, and whether it is said to be of another state. */
type NamedCode = { code: CodeName; start: number; end: number; foreign: boolean };

/** The first code after a number, the last before it, and that one again when nothing stands between: `УК (ст. 207.3)`. */
type Around = Partial<Record<'following' | 'preceding' | 'heading', NamedCode | undefined>>;

function isForeign(after: string, { following, preceding, heading }: Around): boolean {
  const next = anotherArticle.exec(after)?.index ?? Number.POSITIVE_INFINITY;
  const own = following !== undefined && following.start < next ? following : undefined;
  const other = otherLaw.exec(after)?.index ?? Number.POSITIVE_INFINITY;
  if (other < Math.min(30, next, own?.start ?? next) && /^[^.;,(]*$/.test(after.slice(0, other))) return true;
  if (own !== undefined && isDirect(after.slice(0, own.start))) return own.foreign;
  return (heading ?? following ?? preceding)?.foreign ?? false;
}

/** Nothing else begins between a number and the code: `282 (hatred) of the Criminal Code`, not `282, and the Criminal Code`. */
function isDirect(between: string): boolean {
  return !/[,)(]|(?<!\p{L})(?:and|or|и|или|а|но)(?!\p{L})/iu.test(between.replace(/\([^)]*\)|«[^»]*»|“[^”]*”/g, ''));
}

function codesNamed(text: string): NamedCode[] {
  return [...text.matchAll(anyCode)].map((match) => {
    const named = match.index + match[0].length;
    const after = ownerAfter.exec(text.slice(named));
    return {
      code: match.groups?.administrative === undefined ? 'CC' : 'CoAO',
      start: match.index,
      end: named + (after?.[0].length ?? 0),
      foreign: after?.groups?.other !== undefined || ownerBefore.test(text.slice(0, match.index)),
    };
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
