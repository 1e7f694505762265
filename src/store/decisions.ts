import type { PassageDraft } from '../model/report.ts';
import type { Tag, Tagging } from '../model/tag.ts';

type Tagged = { text: string; tags: readonly Tag[] };
type Judged = { text: string; tag: Tag; taken: boolean };

/**
 * The new taggings with the curators' decisions on the old ones. A decision stays with its passage while that has the same text; else it goes
 * to one passage with another text that bears the same category and quote. It is never spread to a tag that nobody has judged.
 */
export function carryDecisions(
  before: readonly Tagged[],
  { passages, taggings }: { passages: readonly PassageDraft[]; taggings: readonly Tagging[] },
): Tagging[] {
  const old = before.flatMap(({ text, tags }) => tags.map((tag): Judged => ({ text, tag, taken: false })));
  const states = new Map<Tag, Tag['state']>();
  carry(states, old, passages, taggings, (text, tag) => `${words(tag)}\n${text}`);
  const decided = old.filter(({ tag, taken }) => !taken && tag.state !== 'machine');
  carry(states, decided, passages, taggings, (_, tag) => words(tag));
  return taggings.map(({ tags, ...rest }) => ({
    ...rest,
    tags: tags.map((tag) => ({ ...tag, state: states.get(tag) ?? tag.state })),
  }));
}

/** Gives each tag that has no state yet that of the first old tag with the same key that has not been taken. */
function carry(
  states: Map<Tag, Tag['state']>,
  old: Judged[],
  passages: readonly PassageDraft[],
  taggings: readonly Tagging[],
  key: (text: string, tag: Tag) => string,
): void {
  const byKey = Map.groupBy(old, ({ text, tag }) => key(text, tag));
  for (const [i, { tags }] of taggings.entries()) {
    for (const tag of tags) {
      if (states.has(tag)) continue;
      const match = byKey.get(key(passages[i]?.text ?? '', tag))?.find(({ taken }) => !taken);
      if (match === undefined) continue;
      match.taken = true;
      states.set(tag, match.tag.state);
    }
  }
}

function words({ category, quote }: Tag): string {
  return JSON.stringify([category, quote]);
}

/** Tags before and after, and how many differ in more than their place: one that was altered counts once. */
export function countTags(
  before: readonly { tags: readonly Tag[] }[],
  after: readonly { tags: readonly Tag[] }[],
): { tagsBefore: number; tagsAfter: number; tagsChanged: number } {
  const old = before.flatMap(({ tags }) => tags.map(substance));
  const now = after.flatMap(({ tags }) => tags.map(substance));
  const same = shared(old, now);
  return { tagsBefore: old.length, tagsAfter: now.length, tagsChanged: Math.max(old.length, now.length) - same };
}

function substance({ category, quote, rule, strength, evidence, gate, provisions, state }: Tag): string {
  return JSON.stringify([category, quote, rule, strength, evidence, gate, provisions, state]);
}

/** How many items two lists have in common, repeated ones counted as often as both have them. */
function shared(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const item of one) left.set(item, (left.get(item) ?? 0) + 1);
  let count = 0;
  for (const item of other) {
    const rest = left.get(item) ?? 0;
    if (rest === 0) continue;
    left.set(item, rest - 1);
    count += 1;
  }
  return count;
}
