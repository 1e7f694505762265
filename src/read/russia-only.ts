import { aboutRussia } from './about-russia.ts';
import type { Choose } from './list.ts';

/** What an entry of a list may say of its matter. Countries that a publisher names decide; else category, title, lead and address do. */
export type Matter = {
  countries?: readonly string[] | undefined;
  categories?: readonly string[] | undefined;
  texts?: readonly (string | undefined)[] | undefined;
};

/** Names of Russia in fields that hold nothing but countries: English, French, Russian, ISO 3166. */
const russia =
  /^(?:the )?(?:russia|russian federation|russie|f[ée]d[ée]ration de russie|росси(?:я|йская федерация)|ru|rus)$/i;

/**
 * For a publisher that covers the world: of what `choose` takes, only what concerns Russia; the rest is counted as passed over. Without
 * `matter` an entry's categories, title, text, summary and address are looked at.
 *
 *     discover: feedList(russiaOnly(feedLink))
 *     choose: russiaOnly(reportLink, ({ country }) => ({ countries: country.map(({ name }) => name) }))
 */
export function russiaOnly<Entry extends object>(
  choose: Choose<Entry>,
  matter: (entry: Entry) => Matter = matterOf,
): Choose<Entry> {
  return (entry, page) => (concernsRussia(matter(entry)) ? choose(entry, page) : undefined);
}

function concernsRussia({ countries = [], categories = [], texts = [] }: Matter): boolean {
  if (countries.length > 0) return countries.some((country) => russia.test(country.trim()));
  return aboutRussia(...categories, ...texts.map((text) => text?.replace(/<[^>]*>/g, ' ')));
}

function matterOf(entry: object): Matter {
  const { categories, title, text, summary, url } = entry as Partial<Record<string, unknown>>;
  const stated = [title, text, summary, url].filter((value) => typeof value === 'string');
  return { categories: Array.isArray(categories) ? categories.map(String) : [], texts: stated };
}
