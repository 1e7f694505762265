import { type Html, html, webAddress } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { dateView, instantText, instantView } from './date.ts';
import { fullStandingOf, issuerNamed } from './labels.ts';
import { languageName, lettersAttribute } from './language.ts';
import type { ShownReport } from './report-page.ts';

/** Who says it, with what standing, when, and where the original stands. */
export function reportHead(report: Report, deps: Deps): Html {
  const issuer = issuerNamed(report, deps);
  const standing = fullStandingOf(issuer);
  const rows: [string, Html | string | undefined][] = [
    [
      words.report.card,
      html`<b><bdi${lettersAttribute(issuer.publisher)}>${issuer.publisher}</bdi></b>${standing && html`<br>${standing}`}${sourceLink(report, deps)}`,
    ],
    [words.byHand.name, byHandView(report)],
    [words.report.published, dateView(report.publishedOn)],
    [words.report.language, languageName(report.language)],
    [words.report.authors, report.authors.length > 0 ? html`<bdi>${report.authors.join(', ')}</bdi>` : undefined],
    [words.report.number, report.documentNumber && html`<bdi>${report.documentNumber}</bdi>`],
    [words.report.series, report.series && html`<bdi>${report.series}</bdi>`],
    [words.report.edition, report.edition && html`<bdi>${report.edition}</bdi>`],
    [words.report.original, original(report)],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl class="card">${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The card of the source, where it is one that is read. */
function sourceLink({ sourceId }: Report, { sources }: Deps): Html | false {
  if (!sources.some(({ id }) => id === sourceId)) return false;
  return html` <span class="ways">· <a href="/sources/${sourceId}">${words.source.card}</a></span>`;
}

/** Who brought it, and that no crawler of ours did. */
function byHandView({ byHand, firstSeenAt }: Report): Html | undefined {
  if (byHand === undefined) return undefined;
  const { by, file } = byHand;
  return html`<span class="status by-hand">${words.byHand.since(instantText(firstSeenAt))}</span>${by && html` ${words.byHand.by} <bdi>${by}</bdi>`}, ${
    file === undefined ? words.byHand.fetched : html`${words.byHand.fromFile} <bdi>${file}</bdi>`
  }. ${words.byHand.note}`;
}

/** When each version was captured, and the whole hash of the captured bytes. */
export function capturesView({ report, version, versions, captures, archivedCopies, words: text }: ShownReport): Html {
  const rows = versions.toReversed().map(({ number, capturedAt, sha256 }) => {
    const capture = captures.find((candidate) => candidate.version === number);
    const name = `${words.report.version} ${number}`;
    const address = reportAddress(report.id, text, undefined, number === report.version ? undefined : number);
    const label =
      number === version.number ? html`<b>${name}</b>, ${words.report.shown}` : html`<a href="${address}">${name}</a>`;
    const changes =
      number > 1 &&
      html` · <a href="/reports/${report.id}/changes?version=${number}" rel="nofollow">${words.changes.link}</a>`;
    return html`<tr><th scope="row">${label}</th><td>${instantView(capturedAt)}${changes}</td><td>${capture && sizeText(capture.size)}</td><td><code>${sha256}</code></td></tr>`;
  });
  return html`<section class="captures"><h2>${words.report.captures}</h2>
<table>
<thead><tr><th scope="col">${words.report.version}</th><th scope="col">${words.capture.captured}</th><th scope="col">${words.report.size}</th><th scope="col">${words.capture.hash}</th></tr></thead>
<tbody>${rows}</tbody>
</table>${copiesView(archivedCopies)}</section>`;
}

/** Copies at public archives. */
function copiesView(copies: ShownReport['archivedCopies']): Html | false {
  const items = copies.flatMap(({ copyUrl, archivedAt }) => {
    const address = webAddress(copyUrl);
    if (address === undefined) return [];
    return [
      html`<li>${instantView(archivedAt)} <a href="${address}" rel="external noopener noreferrer nofollow"><bdi>${copyUrl}</bdi></a></li>`,
    ];
  });
  if (items.length === 0) return false;
  return html`<h3>${words.report.archivedCopies}</h3><ul class="plain">${items}</ul>`;
}

function original(report: Report): Html {
  const address = webAddress(report.url);
  const gone = report.goneSince === undefined ? undefined : instantText(report.goneSince);
  const { byHand, missingSince } = report;
  const failed = gone === undefined && missingSince !== undefined;
  const state =
    byHand !== undefined
      ? words.byHand.notVisited
      : failed
        ? words.report.missing(instantText(missingSince))
        : words.report.state(report.status, instantText(report.lastSeenAt), gone);
  if (address === undefined) return html`<code>${report.url}</code> (${words.report.notLinked})`;
  return html`<a href="${address}" rel="external noopener noreferrer nofollow"><bdi>${report.url}</bdi></a> <span class="status ${report.status}">${state}</span>`;
}

function sizeText(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024).toLocaleString(words.languageTag)} KB`;
}
