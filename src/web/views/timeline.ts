import { type Html, html } from '../../html.ts';
import type { IsoDate } from '../../model/values.ts';
import type { Timeline } from '../../search/engine.ts';
import { pageLanguage, words } from '../words/words.ts';
import { dateText } from './date.ts';

/** Reports published in a year or a month. */
type Bar = { period: IsoDate; reports: number };

/** The bars of a timeline, gaps filled with empty ones; reports of which only the year is known have no bar among months. */
type Bars = { bars: Bar[]; yearOnly: number };

/** The longest span that is drawn by month: three years. */
const mostMonths = 36;
const height = 100;

/** Years, or months when the timeline spans three years or less. */
export function barsOf(timeline: Timeline): Bars {
  const periods = timeline.map(({ month }) => month).filter((month) => /^\d{4}/.test(month));
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return { bars: [], yearOnly: 0 };
  const byMonth = (yearOf(last) - yearOf(first)) * 12 + 12 <= mostMonths && periods.some((period) => period.length > 4);
  const counts = new Map<IsoDate, number>();
  for (const { month, reports } of timeline) {
    const period = byMonth ? month : month.slice(0, 4);
    counts.set(period, (counts.get(period) ?? 0) + reports);
  }
  if (!byMonth) return { bars: filled(counts, yearsBetween(yearOf(first), yearOf(last))), yearOnly: 0 };
  const yearOnly = [...counts].filter(([period]) => period.length === 4).reduce((sum, [, count]) => sum + count, 0);
  const months = periods.filter((period) => period.length > 4);
  return { bars: filled(counts, monthsBetween(months[0] ?? first, months.at(-1) ?? last)), yearOnly };
}

/** What the picture needs beside its bars: where a bar leads, where the picture is downloaded. */
type Ways = { title: string; narrowed: (period: IsoDate) => string; download?: string };

/** Reports over time as bars, each a link that narrows the range; the same as a table, folded away. Nothing for fewer than two bars. */
export function timelineView(timeline: Timeline, { title, narrowed, download }: Ways): Html | false {
  const { bars, yearOnly } = barsOf(timeline);
  if (bars.length < 2) return false;
  const rows = bars.filter(({ reports }) => reports > 0);
  const links = bars.map((bar, at) => {
    const name = `${dateText(bar.period)}: ${words.reports(bar.reports)}`;
    return (
      bar.reports > 0 &&
      html`<a href="${narrowed(bar.period)}" aria-label="${name}"><title>${name}</title><rect class="slot" x="${at * 10}" y="0" width="10" height="${height}" fill="none"/>${rectangle(bar, at, bars)}</a>`
    );
  });
  return html`<figure class="timeline">
<figcaption>${title}${download !== undefined && html` <a href="${download}" download rel="nofollow">${words.timeline.download}</a>`}</figcaption>
<div class="plot"><svg width="${bars.length * 26}" height="72" viewBox="0 0 ${bars.length * 10} ${height}" preserveAspectRatio="none" role="group" aria-label="${title}">${links}</svg>
<p class="axis" aria-hidden="true"><span>${dateText(bars[0]?.period ?? '')}</span><span>${dateText(bars.at(-1)?.period ?? '')}</span></p></div>
${yearOnly > 0 && html`<p class="hint">${words.timeline.yearOnly(yearOnly)}</p>`}
<details><summary>${words.timeline.table}</summary><table><thead><tr><th scope="col">${words.timeline.period}</th><th scope="col">${words.timeline.reports}</th></tr></thead>
<tbody>${rows.map(({ period, reports }) => html`<tr><th scope="row"><a href="${narrowed(period)}">${dateText(period)}</a></th><td>${reports}</td></tr>`)}</tbody></table></details>
</figure>`;
}

/** The picture on its own, as a file that any program draws: title, bars, the first and the last period, the highest count. */
export function timelineFile(timeline: Timeline, title: string): Html {
  const { bars } = barsOf(timeline);
  const width = 760;
  const step = bars.length === 0 ? 0 : (width - 20) / bars.length;
  const most = Math.max(1, ...bars.map(({ reports }) => reports));
  const drawn = bars.map(({ period, reports }, at) => {
    const tall = Math.round((reports / most) * 200);
    return html`<rect x="${(10 + at * step).toFixed(1)}" y="${250 - tall}" width="${(step * 0.82).toFixed(1)}" height="${tall}" fill="#1d3f72"><title>${dateText(period)}: ${reports}</title></rect>`;
  });
  const label = (x: number, anchor: string, text: string) =>
    html`<text x="${x}" y="272" font-size="13" text-anchor="${anchor}">${text}</text>`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="300" viewBox="0 0 ${width} 300" font-family="sans-serif" lang="${pageLanguage()}">
<title>${title}</title><rect width="${width}" height="300" fill="#ffffff"/>
<text x="10" y="24" font-size="15">${title}</text>
<text x="10" y="44" font-size="12" fill="#5a6068">${words.timeline.highest(most)}</text>
${drawn}<line x1="10" x2="${width - 10}" y1="250.5" y2="250.5" stroke="#5a6068"/>
${bars.length > 0 && [label(10, 'start', dateText(bars[0]?.period ?? '')), label(width - 10, 'end', dateText(bars.at(-1)?.period ?? ''))]}
</svg>
`;
}

function rectangle({ reports }: Bar, at: number, bars: readonly Bar[]): Html {
  const most = Math.max(...bars.map((bar) => bar.reports));
  const tall = Math.max(2, Math.round((reports / most) * height));
  return html`<rect class="bar" x="${at * 10 + 1}" y="${height - tall}" width="8" height="${tall}"/>`;
}

function filled(counts: ReadonlyMap<IsoDate, number>, periods: readonly IsoDate[]): Bar[] {
  return periods.map((period) => ({ period, reports: counts.get(period) ?? 0 }));
}

function yearsBetween(first: number, last: number): IsoDate[] {
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, '0'));
}

function monthsBetween(first: IsoDate, last: IsoDate): IsoDate[] {
  const number = (month: IsoDate) => yearOf(month) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: number(last) - number(first) + 1 }, (_, at) => {
    const month = number(first) + at;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}
