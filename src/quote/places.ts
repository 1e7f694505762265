/** A place that a brief points to, as written: `14`, `14-16`, `4.2.1`, `iv`. */
export type Place = { kind: 'paragraph' | 'page'; value: string };

const start = '(?<![\\p{L}\\p{N}])';
const number = '\\d+(?:\\.\\d+)*';
const list = `${number}(?:\\s?(?:[-–—,]|and|to|и)\\s?(?:¶\\s?)?${number})*`;
/** A section of a statute (`8 U.S.C. § 1158`) is no place in a report. */
const paragraph = new RegExp(
  `(?:¶{1,2}|(?<!(?:U\\.?S\\.?C\\.?|C\\.?F\\.?R\\.?|INA|Code)\\s?)§{1,2}|${start}(?:[Pp]aras?\\.?|[Pp]aragraphs?|[Пп]ункт(?:а|е|у|ом|ы|ов|ах)?|[Пп]п?\\.))\\s*(${list})`,
  'gu',
);
const page = new RegExp(
  `${start}(?:[Pp]p?\\.?|[Pp]ages?|[Сс](?:тр)?\\.|[Сс]траниц[аеуы])\\s*(${list}|[ivxl]+(?![\\p{L}\\p{N}]))`,
  'gu',
);
/** `at 12` is a page only where the citation ends or goes on behind a mark: not `at 12 homes`. */
const at = new RegExp(`${start}at\\s+(\\d+(?:[-–]\\d+)?)(?=\\s*(?:[,.;()\\]]|$))`, 'gu');

/** The places that a citation points to, in English and Russian; a list gives each of its places. */
export function placesIn(citation: string): Place[] {
  const of = (kind: Place['kind'], pattern: RegExp) =>
    [...citation.matchAll(pattern)].flatMap(([, written = '']) =>
      written
        .replaceAll(/\s?(?:[–—]|to)\s?/g, '-')
        .split(/\s?(?:,|and|и)\s?/)
        .map((value) => ({ kind, value: value.replaceAll(/[¶\s]/g, '') })),
    );
  return [...of('paragraph', paragraph), ...of('page', page), ...of('page', at)];
}

/** Whether a place cited is one of those printed: `14` of `14-16`, `4.2.2` of `4.2.1-4.2.3`, `12-15` of `14`. */
export function isAt(cited: string, printed: string): boolean {
  const [one, other] = [rangeOf(cited), rangeOf(printed)];
  if (cited === printed) return true;
  return compared(one.first, other.last) <= 0 && compared(other.first, one.last) <= 0;
}

type Range = { first: string; last: string };

/** `14-6` is `14-16`: the last number of a range may leave out what it shares with the first. */
function rangeOf(place: string): Range {
  const [first = '', last = first] = place.split(/\s*[-–]\s*/);
  const isShort = /^\d+$/.test(first) && /^\d+$/.test(last) && last.length < first.length;
  return { first, last: isShort ? first.slice(0, first.length - last.length) + last : last };
}

function compared(one: string, other: string): number {
  const [mine, theirs] = [one.split('.').map(Number), other.split('.').map(Number)];
  const differing = mine.findIndex((part, index) => part !== theirs[index]);
  if (differing === -1) return 0;
  return (mine[differing] ?? 0) - (theirs[differing] ?? 0);
}
