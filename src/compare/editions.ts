import type { Report } from '../model/report.ts';
import { lastDay } from './last-day.ts';

/** What tells whether two reports are editions of one. */
export type Edition = Pick<Report, 'id' | 'sourceId' | 'title' | 'language' | 'publishedOn' | 'series' | 'byHand'>;

/** With so many editions in the year after one, a series is a periodical: its issues do not supersede one another. */
const periodical = 4;

const months = [
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'январ[ьяе]|феврал[ьяе]|марта?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?|сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе]',
].join('|');
/** What differs between the titles of editions: years, months with their days, versions, and the Home Office's mark of an HTML edition. */
const marks = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:\d{1,2}\s+)?(?:${months})(?:\s+\d{1,2}(?=,))?|(?:19|20)\d{2}|(?:version|v\.?)\s*\d+(?:\.\d+)*|accessible|updated)(?![\p{L}\p{N}])`,
  'giu',
);

/**
 * The newest later edition of a report among others: of the same source or one of its family, in the same language, with the same title and series but for what
 * tells editions apart. Absent when there is none, when nothing says which is later, and when the series is a periodical.
 */
export function newerEdition<T extends Edition>(report: Edition, others: readonly T[]): T | undefined {
  const later = others.filter((other) => isEditionOf(report, other) && isLater(other, report));
  if (later.filter((other) => withinYear(report, other)).length >= periodical) return undefined;
  return later.reduce<T | undefined>(
    (newest, one) => (newest === undefined || isLater(one, newest) ? one : newest),
    undefined,
  );
}

/** The editions of a report among others, the latest first. */
export function editionsOf<T extends Edition>(report: Edition, others: readonly T[]): T[] {
  const editions = others.filter((other) => isEditionOf(report, other));
  return editions.toSorted((one, other) => Number(isLater(other, one)) - Number(isLater(one, other)));
}

/** Whether one edition came out after another: by the years in both titles, else by the days of publication; dates of which one may hold the other say nothing. */
export function isLater(one: Edition, other: Edition): boolean {
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  if (year !== undefined && otherYear !== undefined && year !== otherYear) return year > otherYear;
  if (!one.publishedOn || !other.publishedOn) return false;
  return one.publishedOn > lastDay(other.publishedOn);
}

/** The longest part of a title that all its editions share: by it they are looked for. */
export function sharedTitle(title: string): string {
  const parts = title.split(marks).map((part) => part.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, ''));
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** Sources that publish the same series: an archive of earlier editions is named after its source. */
export function familyOf(sourceId: string): string {
  return sourceId.replace(/-earlier$/, '');
}

function isEditionOf(report: Edition, other: Edition): boolean {
  if (other.id === report.id || other.language !== report.language) return false;
  if (familyOf(other.sourceId) !== familyOf(report.sourceId)) return false;
  if (other.byHand?.publisher !== report.byHand?.publisher) return false;
  if (nameOf(report.title) === '' || nameOf(report.title) !== nameOf(other.title)) return false;
  return report.series === undefined || other.series === undefined || nameOf(report.series) === nameOf(other.series);
}

function nameOf(title: string): string {
  return title
    .replace(marks, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function yearOf({ title }: Edition): string | undefined {
  return title.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)?.at(-1);
}

function withinYear(report: Edition, other: Edition): boolean {
  if (!report.publishedOn || !other.publishedOn) return false;
  const nextYear = `${Number(report.publishedOn.slice(0, 4)) + 1}${report.publishedOn.slice(4)}`;
  return other.publishedOn <= lastDay(nextYear);
}
