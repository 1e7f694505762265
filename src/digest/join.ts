import { type Digest, type DigestAbout, type Item, mostItems } from './item.ts';

/** What a digest says, whichever it is. */
export type Said = Pick<Digest, 'about' | 'items' | 'more' | 'madeAt'>;

/**
 * One digest of what is fresh and of those that wait: what is newest is listed, the rest is counted. A question stays one, a heartbeat gives way to news.
 */
export function joined(
  about: DigestAbout,
  fresh: readonly Item[],
  waiting: readonly Said[],
): Pick<Digest, 'about' | 'items' | 'more'> {
  const newestFirst = waiting.toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
  const items = [...fresh, ...newestFirst.flatMap((one) => one.items)];
  const counted = waiting.reduce((sum, { more }) => sum + more, 0);
  const asks = about === 'question' || waiting.some((one) => one.about === 'question');
  return {
    about: asks ? 'question' : items.length > 0 ? 'news' : about,
    ...listed(items, counted),
  };
}

/**
 * The items that a digest lists, of which `counted` further ones were left out before. Those that are withdrawn or gone come first: somebody may have
 * cited them, and none of many new ones may keep that from being read.
 */
export function listed(items: readonly Item[], counted = 0): Pick<Digest, 'items' | 'more'> {
  const isLoss = ({ kind }: Item) => kind === 'withdrawn' || kind === 'gone';
  const ranked = [...items.filter(isLoss), ...items.filter((item) => !isLoss(item))];
  return { items: ranked.slice(0, mostItems), more: Math.max(0, items.length - mostItems) + counted };
}
