import type { Json } from '../model/values.ts';
import type { Invention } from './invention.ts';

/** Entries of an array that are taken. */
const entries = 20;

/** Words of a format, not of a publisher: `publication`, `en_US`, `text/html`. */
const machineWord = /^[a-z0-9_][a-z0-9_.:/+-]*(?:_[A-Z]{2})?$/;

/** Fields whose values are words of a format, however they are written. */
const formatField = /^@|^(?:type|format|kind|lang|language|status|mime)$/i;

/** JSON with the same fields; strings are invented anew, numbers stay. `markup` makes the skeleton of HTML that stands in a string. */
export function jsonSkeleton(value: Json, invention: Invention, markup: (html: string) => string, field = ''): Json {
  if (typeof value === 'string') return stringSkeleton(value, invention, markup, field);
  if (Array.isArray(value))
    return value.slice(0, entries).map((each: Json) => jsonSkeleton(each, invention, markup, field));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, jsonSkeleton(each, invention, markup, name)]),
  );
}

function stringSkeleton(value: string, invention: Invention, markup: (html: string) => string, field: string): string {
  if (formatField.test(field)) return value;
  if (/^\s*(?:https?:\/\/|\/)\S*$/i.test(value)) return invention.address(value);
  if (/<[a-z][^>]*>/i.test(value)) return markup(value);
  if (/^\d{4}-\d\d/.test(value)) return invention.date(value);
  return machineWord.test(value) ? value : invention.text(value);
}
