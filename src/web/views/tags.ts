import type { FoundTag } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import type { Tag } from '../../model/tag.ts';
import type { TaggedPassage } from '../../store/report-port.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { categoryLabel } from './labels.ts';
import { langAttribute } from './language.ts';
import type { Earned } from './marked.ts';

/** The categories of a passage found as chips that open to the words, the rule and the strength that earned them. */
export function tagChips(tags: readonly FoundTag[], language: string, deps: Deps): Html | false {
  if (tags.length === 0) return false;
  const chips = [...Map.groupBy(tags, (tag) => tag.category)].map(([category, of], light) =>
    chip(category, of, { language, light }, deps),
  );
  return html`<div class="chips">${chips}</div>`;
}

/** Where the words stand that earned the tags. */
export function earnedSpans(tags: readonly FoundTag[], deps: Deps): Earned[] {
  const order = [...new Set(tags.map(({ category }) => category))];
  return tags.map(({ start, end, category }) => {
    return { start, end, label: categoryLabel(category, deps), light: order.indexOf(category) };
  });
}

/** The tags of a passage that stand: those that a curator rejected are left out. */
export function standingTags({ tags }: TaggedPassage): Tag[] {
  return tags.filter((tag) => tag.state !== 'rejected');
}

function chip(
  category: string,
  tags: readonly FoundTag[],
  { language, light }: { language: string; light: number },
  deps: Deps,
): Html {
  const strength = tags.some((tag) => tag.strength === 'strong') ? 'strong' : 'weak';
  const quotes = [...new Set(tags.map((tag) => `“${tag.quote}”`))].join(', ');
  return html`<details class="chip ${strength}" data-t="${light}">
<summary title="${words.tag.earnedBy} ${quotes}">${categoryLabel(category, deps)}</summary>
<ul>${tags.map((tag) => earnedBy(tag, language))}<li><a href="/categories/${category}">${words.tag.meaning}</a></li></ul>
</details>`;
}

function earnedBy({ quote, rule, strength }: FoundTag, language: string): Html {
  return html`<li><q${langAttribute(language)}><bdi>${quote}</bdi></q> <span class="rule">${words.tag.strength[strength]} · <code>${rule}</code></span></li>`;
}
