import type { SearchHit } from '../../find.ts';
import { window } from '../../search/highlight.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { type Html, html } from '../html.ts';
import { words } from '../words/words.ts';
import { dateView, instantView } from './date.ts';
import { fullStandingOf, issuerNamed, standingOf } from './labels.ts';
import { langAttribute, languageName } from './language.ts';
import { markedText } from './marked.ts';
import { earnedSpans, tagChips } from './tags.ts';

/** Words shown of a passage before it is cut. */
const excerptWords = 90;

/** One report found: who says it, when, the passage with the words marked, why it is tagged, and the capture it rests on. */
export function hitView(hit: SearchHit, text: string, deps: Deps): Html {
  const { passage, language } = hit;
  const ordinal = passage.id.slice(passage.id.lastIndexOf('.') + 1);
  const address = reportAddress(hit.reportId, text, ordinal);
  const more =
    hit.morePassages > 0 &&
    html` · <a href="${reportAddress(hit.reportId, text)}">${words.search.morePassages(hit.morePassages)}</a>`;
  return html`<article class="hit">
<h2><a href="${address}"><bdi${langAttribute(language)}>${hit.title}</bdi></a></h2>
${byline(hit, deps)}
${place(hit)}
<blockquote${langAttribute(language)}>${excerpt(hit, deps)}</blockquote>
${tagChips(hit.tags, language, deps)}
<p class="foot">${captureView(hit)}<span class="ways"> · <a href="${address}">${words.search.wholePassage}</a>${more}</span></p>
<p class="printed"><bdi>${hit.url}</bdi></p>
</article>`;
}

function byline(hit: SearchHit, deps: Deps): Html {
  const issuer = issuerNamed(hit, deps);
  const standing = standingOf(issuer);
  return html`<p class="byline"><b class="publisher"><bdi>${issuer.publisher}</bdi></b>${
    standing && html` · <span title="${fullStandingOf(issuer)}">${standing}</span>`
  }${hit.byHand && html` · <span class="status by-hand">${words.byHand.name}</span>`} · ${dateView(hit.publishedOn)} · ${languageName(hit.language)}${
    hit.status !== 'live' && html` · <span class="status ${hit.status}">${words.statuses[hit.status]}</span>`
  }</p>`;
}

function place({ passage, language }: SearchHit): Html | false {
  const pinpoint = [
    passage.page !== null && words.passage.page(passage.page),
    passage.paragraph !== null && words.passage.paragraph(passage.paragraph),
  ].filter((part) => part !== false);
  if (passage.headings.length === 0 && pinpoint.length === 0) return false;
  const headings =
    passage.headings.length > 0 &&
    html`<span${langAttribute(language)}><bdi>${passage.headings.join(' › ')}</bdi></span>`;
  return html`<p class="place">${headings}${pinpoint.length > 0 && html`${headings && ' · '}<span class="nowrap">${pinpoint.join(' ')}</span>`}</p>`;
}

function excerpt({ passage, tags }: SearchHit, deps: Deps): Html[] {
  const part = window(passage.text, passage.marks, excerptWords);
  return markedText(passage.text, { marks: passage.marks, earned: earnedSpans(tags, deps) }, part);
}

function captureView({ capture }: SearchHit): Html {
  if (capture === null) return html`${words.capture.none}`;
  return html`${words.capture.captured} ${instantView(capture.capturedAt)} · <abbr title="${words.capture.hash} ${capture.sha256}"><code>${capture.sha256.slice(0, 12)}</code></abbr>`;
}
