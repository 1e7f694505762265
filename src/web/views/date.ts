import { type Html, html } from '../../html.ts';
import type { IsoDate, IsoInstant } from '../../model/values.ts';
import { words } from '../words/words.ts';

const formats: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** A date in words, as precise as it is known and no more: `2024`, `June 2024`, `June 26, 2024`. */
export function dateView(date: IsoDate | null | undefined): Html {
  if (date === undefined || date === null) return html`<span class="undated">${words.undated}</span>`;
  return html`<time datetime="${date}">${dateText(date)}</time>`;
}

/** The same as text: `2024`, `June 2024`. */
export function dateText(date: IsoDate): string {
  return remembered(`date ${date}`, () => {
    const instant = new Date(date);
    if (Number.isNaN(instant.getTime())) return date;
    return formatOf(`date of ${date.length}`, { ...formats[date.length], timeZone: 'UTC' }).format(instant);
  });
}

/** An instant in UTC, to the minute: `Nov 22, 2026, 16:04 UTC`. */
export function instantText(instant: IsoInstant): string {
  const minute = instant.slice(0, 'yyyy-mm-ddThh:mm'.length);
  return remembered(minute, () => `${formatOf('instant', instantOptions).format(new Date(instant))} UTC`);
}

/** An instant as markup, the exact one for programs. */
export function instantView(instant: IsoInstant): Html {
  return html`<time datetime="${instant}">${instantText(instant)}</time>`;
}

const texts = new Map<string, string>();
const textsAtMost = 5000;

/** Pages repeat their dates, and to format one takes a thousand times as long as to remember it. */
function remembered(what: string, format: () => string): string {
  const key = `${words.languageTag} ${what}`;
  const known = texts.get(key) ?? format();
  if (texts.size >= textsAtMost) texts.clear();
  texts.set(key, known);
  return known;
}

const kept = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language and kind: making one takes longer than a whole page of dates. */
function formatOf(kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${kind} in ${words.languageTag}`;
  const format = kept.get(key) ?? new Intl.DateTimeFormat(words.languageTag, options);
  kept.set(key, format);
  return format;
}

const instantOptions: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
};
