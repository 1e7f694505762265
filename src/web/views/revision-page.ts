import { type Html, html } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import type { Difference } from '../../text/difference.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { langAttribute, pageAttribute } from './language.ts';
import { layout } from './layout.ts';

/** The difference of a version, `to`, against the one before it. */
type Shown = Difference & { report: Report; to: number };

/** So many sentences that stayed are shown around each that changed. */
const context = 2;

/** What a version took away and brought, in `del` and `ins`, each with its word before it; what stayed is shown around them alone. */
export function revisionPageView({ report, to, changes, added, removed }: Shown, deps: Deps): Html {
  const near = (at: number) =>
    changes.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same');
  const parts = changes.map(({ kind, text }, at) => {
    if (kind === 'added')
      return html`<p><b class="kind-of"${pageAttribute()}>${words.changes.added}</b> <ins>${text}</ins></p>`;
    if (kind === 'removed')
      return html`<p><b class="kind-of"${pageAttribute()}>${words.changes.removed}</b> <del>${text}</del></p>`;
    if (near(at)) return html`<p>${text}</p>`;
    return at > 0 && near(at - 1) && html`<p aria-hidden="true">…</p>`;
  });
  const older = reportAddress(report.id, '', undefined, to - 1);
  const newer = reportAddress(report.id, '', undefined, to === report.version ? undefined : to);
  const main = html`<article class="changes">
<p class="crumb"><a href="${newer}"><bdi${langAttribute(report.language)}>${report.title}</bdi></a></p>
<h1>${words.changes.title(to - 1, to)}</h1>
<p>${words.changes.count(added, removed)} <a href="${older}">${words.report.version} ${to - 1}</a> · <a href="${newer}">${words.report.version} ${to}</a></p>
<p class="hint">${words.changes.note}</p>
<div class="words"${langAttribute(report.language)}>${parts}</div>
</article>`;
  return layout({ title: words.changes.title(to - 1, to), main, indexed: false }, deps);
}
