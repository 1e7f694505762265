import { itemOfPassage } from '../../binder/members.ts';
import { type Html, html } from '../../html.ts';
import type { TaggedPassage } from '../../store/report-port.ts';
import { addToBinderAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { pageLanguage, words } from '../words/words.ts';
import { judgedTags } from './judged-tags.ts';
import { langAttribute } from './language.ts';
import { markedText } from './marked.ts';
import type { ShownReport } from './report-page.ts';
import { earnedSpans, standingTags } from './tags.ts';

/** The text of a report: headings where they change, each passage with its pinpoint in the margin and its tags beside it. */
export function passagesView(shown: ShownReport, deps: Deps): Html {
  let above: readonly string[] = [shown.report.title];
  const parts = shown.passages.map((passage) => {
    const headings = newHeadings(passage, above);
    above = passage.headings;
    return html`${headings}${passageView(passage, shown, deps)}`;
  });
  return html`<div class="text">${parts}</div>`;
}

/** The headings of a passage that did not stand above the one before it. */
function newHeadings({ headings, language }: TaggedPassage, above: readonly string[]): Html[] {
  const changed = headings.findIndex((heading, level) => heading !== above[level]);
  if (changed === -1) return [];
  return headings.slice(changed).map((heading, index) => {
    const inside = html`<bdi${langAttribute(language)}>${heading}</bdi>`;
    return changed + index === 0 ? html`<h2 class="heading">${inside}</h2>` : html`<h3 class="heading">${inside}</h3>`;
  });
}

function passageView(passage: TaggedPassage, shown: ShownReport, deps: Deps): Html {
  const { kind, language, ordinal, text } = passage;
  const tags = standingTags(passage);
  const marks = shown.matches.marks.get(passage.id) ?? [];
  const small =
    kind !== 'content' &&
    html`<p class="kind" lang="${pageLanguage()}">${kind === 'notice' ? words.passage.notice : words.passage.note}</p>`;
  return html`<section class="passage ${kind}" id="p-${ordinal}">
<p class="margin${pinpoint(passage) === plainMark && ' unnumbered'}"><a href="#p-${ordinal}" class="pinpoint" aria-label="${words.passage.link}, ${pinpoint(passage)}">${pinpoint(passage)}</a></p>
<div class="words"${langAttribute(language)}>${matchStep(passage, shown)}${small}${markedText(text, { marks, earned: earnedSpans(tags, deps) })}</div>
<div class="beside">${judgedTags(passage, shown, deps)}${kind === 'content' && passageWays(passage, shown)}</div>
</section>`;
}

function passageWays(passage: TaggedPassage, { report, version, words: q, binder }: ShownReport): Html {
  const { id, reportId } = passage;
  const similar =
    report.version === version.number &&
    html` · <a href="/passages/${id}/similar" rel="nofollow">${words.similar.link}</a>`;
  return html`<p class="ways"><a href="/reports/${reportId}/cite?passage=${id}" rel="nofollow">${words.citing.link}</a>${similar} · ${binderWay(passage, q, binder)}</p>`;
}

/** Puts the passage into the reader's binder, or shows where in it the passage is. */
function binderWay(passage: TaggedPassage, q: string, binder: ShownReport['binder']): Html {
  const item = binder && itemOfPassage(binder, passage);
  if (item === undefined)
    return html`<a href="${addToBinderAddress(passage.id, { q })}" rel="nofollow">${words.binders.add}</a>`;
  return html`<a class="in-binder" href="/binders/${binder?.id}#${item.id}" rel="nofollow">${words.binders.inBinder}</a>`;
}

/** Stands in the margin of a passage that has no number of its own. */
const plainMark = '#';

/** The printed page and paragraph; the position in the PDF when no page is printed; a plain mark when neither is known. */
function pinpoint({ page, sheet, paragraph }: TaggedPassage): string {
  const parts = [
    page !== undefined && words.passage.page(page),
    page === undefined && sheet !== undefined && words.passage.sheet(sheet),
    paragraph !== undefined && words.passage.paragraph(paragraph),
  ].filter((part) => part !== false);
  return parts.length === 0 ? plainMark : parts.join(' ');
}

function matchStep(passage: TaggedPassage, { matches: { passages } }: ShownReport): Html | false {
  const at = passages.findIndex(({ id }) => id === passage.id);
  if (at === -1) return false;
  const previous = passages[at - 1];
  const next = passages[at + 1];
  return html`<p class="step" lang="${pageLanguage()}">${words.report.match(at + 1, passages.length)}${
    previous && html` · <a href="#p-${previous.ordinal}">${words.report.previousMatch}</a>`
  }${next && html` · <a href="#p-${next.ordinal}">${words.report.nextMatch}</a>`}</p>`;
}
