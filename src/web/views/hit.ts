import { pageToPoint, type SearchHit } from '../../find.ts';
import { type Html, html } from '../../html.ts';
import { window } from '../../search/highlight.ts';
import { addToBinderAddress, openedAddress, reportAddress, searchAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import type { Matches } from '../matches.ts';
import { words } from '../words/words.ts';
import { dateView, instantView } from './date.ts';
import { exportForm } from './export-bar.ts';
import { fullStandingOf, issuerNamed, standingOf } from './labels.ts';
import { langAttribute, languageName, lettersAttribute } from './language.ts';
import { markedText } from './marked.ts';
import { earnedSpans, standingTags, tagChips } from './tags.ts';

/** Words shown of a passage before it is cut. */
const excerptWords = 90;

/** Where a hit is shown: the words and parameters of the search, the page of its results, and the passages that stand open. */
type Around = {
  text: string;
  parameters: URLSearchParams;
  page: number;
  opened: Matches | undefined;
  choosable?: boolean;
};

/** One report found: who says it, when, the passage with the words marked, why it is tagged, and the capture it rests on. */
export function hitView(hit: SearchHit, around: Around, deps: Deps): Html {
  const { passage, language } = hit;
  const ordinal = passage.id.slice(passage.id.lastIndexOf('.') + 1);
  const address = reportAddress(hit.reportId, around.text, ordinal);
  return html`<article class="hit" id="r-${hit.reportId}">
<h2>${around.choosable !== false && html`<input type="checkbox" name="id" value="${hit.reportId}" form="${exportForm}" aria-label="${words.exporting.choose(hit.title)}"> `}<a href="${address}"><bdi${langAttribute(language)}>${hit.title}</bdi></a></h2>
${byline(hit, deps)}
${place(hit)}
<blockquote${langAttribute(language)}>${excerpt(hit, deps)}</blockquote>
${tagChips(hit.tags, language, deps)}
<p class="foot">${captureView(hit)}<span class="ways"> · <a href="${address}">${words.search.wholePassage}</a>${moreLink(hit, around)} · <a href="${addToBinderAddress(passage.id, { search: around.parameters.toString() })}" rel="nofollow">${words.binders.add}</a></span></p>
<p class="printed"><bdi>${hit.url}</bdi></p>
${around.opened && openedView(hit, around.opened, around, deps)}
</article>`;
}

function moreLink({ reportId, morePassages }: SearchHit, { parameters, page, opened }: Around): Html | false {
  if (morePassages === 0 || opened !== undefined) return false;
  return html` · <a class="more" href="${openedAddress(parameters, page, reportId)}" rel="nofollow">${words.search.morePassages(morePassages)}</a>`;
}

/** So many further passages are opened in place; the report has all. */
const mostOpened = 20;

function openedView(hit: SearchHit, { passages, marks }: Matches, around: Around, deps: Deps): Html {
  const others = passages.filter(({ id }) => id !== hit.passage.id);
  const shown = others.slice(0, mostOpened).map((passage) => {
    const marked = { marks: marks.get(passage.id) ?? [], earned: earnedSpans(standingTags(passage), deps) };
    const part = window(passage.text, marked.marks, excerptWords);
    const where =
      pinpointText({ page: pageToPoint(passage), paragraph: passage.paragraph }) ?? words.search.wholePassage;
    return html`<li><a href="${reportAddress(hit.reportId, around.text, String(passage.ordinal))}">${where}</a><blockquote${langAttribute(passage.language)}>${markedText(passage.text, marked, part)}</blockquote>${tagChips(standingTags(passage), passage.language, deps)}</li>`;
  });
  const close = `${searchAddress(around.parameters, around.page)}#r-${hit.reportId}`;
  return html`<div class="opened"><h3>${words.search.otherPassages(others.length)}</h3><ol>${shown}</ol><p class="ways"><a href="${close}">${words.search.closePassages}</a> · <a href="${reportAddress(hit.reportId, around.text)}">${words.search.allPassages}</a></p></div>`;
}

function byline(hit: SearchHit, deps: Deps): Html {
  const issuer = issuerNamed(hit, deps);
  const standing = standingOf(issuer);
  return html`<p class="byline"><b class="publisher"><bdi${lettersAttribute(issuer.publisher)}>${issuer.publisher}</bdi></b>${
    standing && html` · <span title="${fullStandingOf(issuer)}">${standing}</span>`
  }${hit.byHand && html` · <span class="status by-hand">${words.byHand.name}</span>`} · ${dateView(hit.publishedOn)} · ${languageName(hit.language)}${
    hit.status !== 'live' && html` · <span class="status badge ${hit.status}">${words.statuses[hit.status]}</span>`
  }</p>`;
}

function place({ passage, language }: SearchHit): Html | false {
  const pinpoint = pinpointText(passage);
  if (passage.headings.length === 0 && pinpoint === undefined) return false;
  const headings =
    passage.headings.length > 0 &&
    html`<span${langAttribute(language)}><bdi>${passage.headings.join(' › ')}</bdi></span>`;
  return html`<p class="place">${headings}${pinpoint !== undefined && html`${headings && ' · '}<span class="nowrap">${pinpoint}</span>`}</p>`;
}

/** Page and paragraph to point to: `p. 7 ¶ 14`. */
function pinpointText(at: {
  page: string | null | undefined;
  paragraph: string | null | undefined;
}): string | undefined {
  const parts = [at.page && words.passage.page(at.page), at.paragraph && words.passage.paragraph(at.paragraph)];
  return parts.filter(Boolean).join(' ') || undefined;
}

function excerpt({ passage, tags }: SearchHit, deps: Deps): Html[] {
  const part = window(passage.text, passage.marks, excerptWords);
  return markedText(passage.text, { marks: passage.marks, earned: earnedSpans(tags, deps) }, part);
}

function captureView({ capture }: SearchHit): Html {
  if (capture === null) return html`${words.capture.none}`;
  return html`${words.capture.captured} ${instantView(capture.capturedAt)} · <abbr title="${words.capture.hash} ${capture.sha256}"><code>${capture.sha256.slice(0, 12)}</code></abbr>`;
}
