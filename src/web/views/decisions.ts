import { type Html, html } from '../../html.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { instantView } from './date.ts';
import { categoryLabel } from './labels.ts';
import type { ShownReport } from './report-page.ts';

/** What curators decided on the tags of a report, folded away: who, when, on which words. Nothing when there is no decision. */
export function decisionsView({ report, decisions = [] }: ShownReport, deps: Deps): Html | false {
  if (decisions.length === 0) return false;
  const items = decisions.map(({ passageId, category, quote, state, by, note, at }) => {
    const [, version, ordinal] = passageId.split('.');
    const shown = Number(version) === report.version ? undefined : Number(version);
    return html`<li>${instantView(at)}: <b><bdi>${by}</bdi></b> ${words.curator.did[state]} <a href="${reportAddress(report.id, '', ordinal, shown)}">${categoryLabel(category, deps)}</a> <q><bdi>${quote}</bdi></q>${note !== undefined && html` <span class="note-of"><bdi>${note}</bdi></span>`}</li>`;
  });
  return html`<details class="decisions"><summary>${words.curator.decisions}</summary>
<ol reversed>${items}</ol>
<p><a href="/api/v1/reports/${report.id}/decisions">${words.curator.log}</a></p></details>`;
}
