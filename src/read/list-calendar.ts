import type { IsoDate, Page } from '../model.ts';
import { html } from './html.ts';
import { type Choose, chosen, type Discover } from './list.ts';
import { type Anchor, anchorLink } from './list-html.ts';

/**
 * An archive with one page a day, month or year. It is walked back from the day of the capture to `from`, whatever the start page is; the
 * precision of `from` says which pages there are.
 *
 *     start: ['https://news.example/archive/'],
 *     discover: calendarList({ from: '2022-02', address: (month) => `https://news.example/archive/${month.replace('-', '/')}/`, links: '.list h3 a' })
 */
export function calendarList(shape: {
  /** The oldest page: `2012`, `2022-02` or `2022-02-24`. */
  from: IsoDate;
  address: (date: IsoDate) => string;
  links: string;
  choose?: Choose<Anchor>;
}): Discover {
  return (page) => {
    const shown = chosen(html(page).links(shape.links), shape.choose ?? anchorLink, page);
    const before = dateBefore(page, shape.from, shape.address);
    return { ...shown, older: before === undefined ? [] : [shape.address(before)] };
  };
}

/** The date of the page before this one: the newest of all when this is none of the archive's. */
function dateBefore(page: Page, from: IsoDate, address: (date: IsoDate) => string): IsoDate | undefined {
  const today = page.fetchedAt.slice(0, from.length);
  for (let date = today; date >= from; date = previous(date)) {
    if (address(date) !== page.url) continue;
    const before = previous(date);
    return before < from ? undefined : before;
  }
  return today;
}

function previous(date: IsoDate): IsoDate {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return String(year - 1).padStart(4, '0');
  const before = new Date(Date.UTC(year, day === undefined ? month - 2 : month - 1, day === undefined ? 1 : day - 1));
  return before.toISOString().slice(0, date.length);
}
