import type { IsoDate, LanguageTag } from '../model/values.ts';

const months: Record<string, number> = {};
const monthNames = [
  'jan january янв январь января январе січ січень січня січні januar jänner janvier enero gennaio styczeń stycznia студзеня',
  'feb february фев февр февраль февраля феврале лют лютий лютого лютому februar février févr febrero febbraio luty lutego лютага',
  'mar march мар март марта марте бер березень березня березні märz maerz mars marzo marzec marca сакавіка',
  'apr april апр апрель апреля апреле кві квіт квітень квітня квітні avril abril aprile kwiecień kwietnia красавіка',
  'may май мая мае трав травень травня травні mai mayo maggio maj maja траўня',
  'jun june июн июнь июня июне чер черв червень червня червні juni juin junio giugno czerwiec czerwca чэрвеня',
  'jul july июл июль июля июле лип липень липня липні juli juillet julio luglio lipiec lipca ліпеня',
  'aug august авг август августа августе сер серп серпень серпня серпні août agosto sierpień sierpnia жніўня',
  'sep sept september сен сент сентябрь сентября сентябре вер вересень вересня вересні septembre septiembre settembre wrzesień września верасня',
  'oct october окт октябрь октября октябре жов жовт жовтень жовтня жовтні okt oktober octobre octubre ottobre październik października кастрычніка',
  'nov november ноя нояб ноябрь ноября ноябре лис лист листопад листопада листопаді novembre noviembre listopad listopada лістапада',
  'dec december дек декабрь декабря декабре гру груд грудень грудня грудні dez dezember décembre diciembre dicembre grudzień grudnia снежня',
];
for (const [index, names] of monthNames.entries()) for (const name of names.split(' ')) months[name] = index + 1;

const monthWord = Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join('|');
const after = String.raw`(?![\p{L}\p{N}])`;
const before = String.raw`(?<![\p{L}\p{N}.,/-])`;
const year = String.raw`((?:19|20)\d{2})`;
const isoDay = new RegExp(String.raw`${before}${year}[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[^\d])`, 'u');
const isoMonth = new RegExp(String.raw`^\s*${year}-(\d{2})\s*$`, 'u');
const compact = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?(?!\d)/u;
const dayMonth = new RegExp(
  String.raw`${before}(\d{1,2})(?:st|nd|rd|th|er|-?(?:е|го|ого))?[»”"]?[\s.,\u00a0-]{1,3}(?:of\s+|de\s+)?(${monthWord})${after}[.,]?[\s,.-]{0,3}(?:(?:de|del)\s+)?${year}(?!\d)`,
  'iu',
);
const monthDay = new RegExp(
  String.raw`(?<![\p{L}])(${monthWord})${after}[.]?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+${year}(?!\d)`,
  'iu',
);
const monthYear = new RegExp(String.raw`(?<![\p{L}])(${monthWord})${after}[.,]?\s+${year}(?!\d)`, 'iu');
const dotted = new RegExp(String.raw`${before}(\d{1,2})\.(\d{1,2})\.${year}(?!\d)`, 'u');
const slashed = new RegExp(String.raw`${before}(\d{1,2})([/-])(\d{1,2})\2${year}(?!\d)`, 'u');
const yearAlone = new RegExp(String.raw`^\s*${year}\s*(?:г\.?|год[а-я]*|р\.?|рік|року)?\s*$`, 'iu');

/**
 * The first date that a text states, as precisely as it states it: ISO 8601, RFC 2822, `26 June 2024`, `June 26, 2024`, `12 марта 2024 г.`,
 * `12 березня 2024 року`, `26.06.2024`. The calendar day is taken as written, whatever the time zone. `03/04/2024` is undefined unless the
 * language (or a number above 12) decides which is the month; a date that does not exist is undefined; nothing is ever completed.
 */
export function parseDate(text: string, language?: LanguageTag): IsoDate | undefined {
  const found = [isoDates, writtenDates, (one: string) => numericDates(one, language), coarseDates];
  for (const read of found) {
    const date = read(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

function isoDates(text: string): IsoDate | undefined {
  const match = isoDay.exec(text) ?? compact.exec(text);
  return match === null ? undefined : day(match[1], match[2], match[3]);
}

function writtenDates(text: string): IsoDate | undefined {
  const one = dayMonth.exec(text);
  const two = monthDay.exec(text);
  const [first, second] = [one && day(one[3], month(one[2]), one[1]), two && day(two[3], month(two[1]), two[2])];
  if (one !== null && two !== null) return (one.index <= two.index ? first : second) ?? undefined;
  return first ?? second ?? undefined;
}

function numericDates(text: string, language: LanguageTag | undefined): IsoDate | undefined {
  const european = dotted.exec(text);
  if (european !== null) return day(european[3], european[2], european[1]);
  const match = slashed.exec(text);
  if (match === null) return undefined;
  const [, first, , second, stated] = match;
  const dayFirst = day(stated, second, first);
  const monthFirst = day(stated, first, second);
  if (dayFirst === monthFirst || monthFirst === undefined) return dayFirst;
  if (dayFirst === undefined) return monthFirst;
  return isDayFirst(language) ? dayFirst : language === 'en-US' ? monthFirst : undefined;
}

function isDayFirst(language: LanguageTag | undefined): boolean {
  return language !== undefined && (language === 'en-GB' || !/^(?:en|und)\b/i.test(language));
}

function coarseDates(text: string): IsoDate | undefined {
  const iso = isoMonth.exec(text);
  if (iso !== null) return inMonth(iso[1], iso[2]);
  const written = monthYear.exec(text);
  if (written !== null) return inMonth(written[2], month(written[1]));
  return yearAlone.exec(text)?.[1];
}

function month(name: string | undefined): number {
  return months[(name ?? '').toLowerCase()] ?? 0;
}

function inMonth(stated: string | undefined, number: string | number | undefined): IsoDate | undefined {
  const index = Number(number);
  return stated !== undefined && index >= 1 && index <= 12 ? `${stated}-${String(index).padStart(2, '0')}` : undefined;
}

/** The date of a year, month and day, or undefined when there is no such day. */
function day(
  stated: string | undefined,
  monthNumber: string | number | undefined,
  dayNumber: string | undefined,
): IsoDate | undefined {
  const prefix = inMonth(stated, monthNumber);
  const index = Number(dayNumber);
  const last = new Date(Date.UTC(Number(stated), Number(monthNumber), 0)).getUTCDate();
  return prefix !== undefined && index >= 1 && index <= last
    ? `${prefix}-${String(index).padStart(2, '0')}`
    : undefined;
}
