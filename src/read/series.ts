import type { Draft } from '../model/draft.ts';
import { parseDate } from './date.ts';

const year = String.raw`((?:19|20)\d{2}(?:[/–]\d{2,4})?)`;
/** How the names of series begin and end: `World Report`, `Freedom in the World`, `Country Reports on Human Rights Practices`. */
const begins =
  /^(?:annual|world|global|country|international|freedom|nations|trafficking|religious|human|amnesty|state of|reports? on|statistical|ежегодн\p{L}+|всемирн\p{L}+|годовой|доклад|обзор|отч[её]т)(?!\p{L})/iu;
/** Before these a publisher may stand: `USCIRF Annual Report`. */
const yearly = /^(?:\p{Lu}[\p{L}.-]*\s+){1,4}Annual (?:Report|Review)$/u;
const ends =
  /(?:reports?|review|world|net|transit|index|practices|freedom|survey|yearbook|rights|доклад|обзор|отч[её]т|человека)$/iu;
const trailing = new RegExp(
  String.raw`^(.{5,90}?),?\s+(?:for\s+|за\s+)?${year}(?:\s+(?:country report|год[ауе]?|г\.?))?$`,
  'iu',
);
const leading = new RegExp(String.raw`^${year}\s+(.{5,90})$`, 'u');
const version = /(?<!\p{L})(?:version|версия)\s+(\d+(?:\.\d+)*)(?![\d\p{L}])/iu;

/**
 * The series and edition that a title states: `World Report 2024: Russia`, `2023 Country Reports on Human Rights Practices`, `Доклад … за 2023
 * год` give both, `Version 5.0` an edition alone. Only names that begin and end as those of series do; a month before the year makes it a date.
 */
export function seriesIn(title: string): Pick<Draft, 'series' | 'edition'> {
  for (const part of title.split(/\s*[:|–—]\s+|\s+-\s+/)) {
    const found = namedSeries(part.trim());
    if (found !== undefined) return found;
  }
  const numbered = version.exec(title);
  return numbered === null ? {} : { edition: numbered[0] };
}

function namedSeries(part: string): Required<Pick<Draft, 'series' | 'edition'>> | undefined {
  const after = trailing.exec(part);
  const before = leading.exec(part);
  const [series = '', edition = ''] = after === null ? [before?.[2], before?.[1]] : [after[1], after[2]];
  const isDated = (parseDate(part)?.length ?? 4) > 4;
  return isSeries(series) && !isDated ? { series, edition } : undefined;
}

function isSeries(name: string): boolean {
  return (begins.test(name) && ends.test(name)) || yearly.test(name);
}
