import type { SearchHit } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import type { TaggedPassage } from '../../store/report-port.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { hitView } from './hit.ts';
import { langAttribute } from './language.ts';
import { layout } from './layout.ts';
import { markedText } from './marked.ts';

/** A passage of a report, and the passages of others that resemble it. */
type Shown = { report: Report; passage: TaggedPassage; hits: readonly SearchHit[] };

/** Passages of other reports that resemble one, the most similar first. */
export function similarPageView({ report, passage, hits }: Shown, deps: Deps): Html {
  const back = reportAddress(
    report.id,
    '',
    String(passage.ordinal),
    passage.version === report.version ? undefined : passage.version,
  );
  const around = { text: '', parameters: new URLSearchParams(), page: 1, opened: undefined, choosable: false };
  const main = html`<div class="similar"><h1>${words.similar.title}</h1>
<p>${words.similar.of} <a href="${back}"><bdi${langAttribute(report.language)}>${report.title}</bdi></a>:</p>
<blockquote${langAttribute(passage.language)}>${markedText(passage.text, { marks: [], earned: [] })}</blockquote>
${hits.length === 0 ? html`<p>${words.similar.none}</p>` : hits.map((hit) => hitView({ ...hit, morePassages: 0 }, around, deps))}</div>`;
  return layout({ title: words.similar.title, main, indexed: false }, deps);
}
