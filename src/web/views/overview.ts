import type { SearchHit } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import { narrowedTo, searchAddress, timelineAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import type { Overview } from '../overview.ts';
import { words } from '../words/words.ts';
import { type Listed, reportList } from './report-list.ts';
import { timelineView } from './timeline.ts';

/** How many reports there are, over time, and the newest and strongest of them; each number leads to its search. */
export function overviewView({ parameters, total, timeline, newest, strongest }: Overview, deps: Deps): Html {
  const ways = {
    title: words.timeline.title,
    narrowed: (period: string) => searchAddress(narrowedTo(parameters, period)),
    download: timelineAddress(parameters),
  };
  if (total === 0) return html`<p>${words.overview.none}</p>`;
  return html`${timelineView(timeline, ways)}
<div class="pair">
<section><h2>${words.overview.newest}</h2>${reportList(newest.map(listed), deps)}</section>
<section><h2>${words.overview.strongest}</h2><p class="hint">${words.overview.strongestNote}</p>${reportList(strongest.map(listed), deps)}</section>
</div>
<p><a class="button" href="${searchAddress(parameters)}">${words.overview.all(words.reports(total))}</a></p>`;
}

function listed({ passage, ...hit }: SearchHit): Listed {
  return { ...hit, ordinal: passage.id.slice(passage.id.lastIndexOf('.') + 1) };
}
