import { type Html, html, webAddress } from '../../html.ts';
import { isSound, type QuotationFinding, type QuoteReport } from '../../quote/finding.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { layout } from './layout.ts';

/** The form, and what became of the last brief or what was wrong with it. */
type Shown = { report?: QuoteReport; wrong?: string };

/** Where the quotations of a brief are checked. */
export function checkPageView({ report, wrong }: Shown, deps: Deps): Html {
  const main = html`<div class="check"><h1>${words.check.title}</h1>
<p class="intro">${words.check.intro}</p>
${wrong && html`<p class="notice" role="alert">${wrong}</p>`}
${report && resultView(report)}
<form class="sign-in add" action="/check" method="post" enctype="multipart/form-data">
<label for="file">${words.check.file}</label>
<input id="file" name="file" type="file" accept=".docx,.pdf,.html,.htm,.txt">
<label for="text">${words.check.text}</label>
<textarea id="text" name="text" rows="6"></textarea>
<label for="as">${words.check.as}</label>
<select id="as" name="as">${Object.entries(words.check.formats).map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select>
<button>${words.check.button}</button>
</form>
<p class="hint">${words.check.limit}</p></div>`;
  return layout({ title: words.check.title, main, current: 'check', indexed: false }, deps);
}

function resultView({ quotations, unchecked, addresses }: QuoteReport): Html {
  const bad = quotations.filter((finding) => !isSound(finding));
  const good = quotations.filter(isSound);
  if (quotations.length + unchecked.length === 0)
    return html`<p class="notice" role="status">${words.check.none}</p>${addressesView(addresses)}`;
  return html`<p class="total" role="status">${words.check.total(quotations.length, bad.length, unchecked.length)}</p>
${section(words.check.look, bad)}
${uncheckedView(unchecked)}
${addressesView(addresses)}
${section(words.check.sound, good)}`;
}

function section(title: string, findings: readonly QuotationFinding[]): Html | false {
  return findings.length > 0 && html`<section class="findings"><h2>${title}</h2>${findings.map(findingView)}</section>`;
}

function uncheckedView(unchecked: QuoteReport['unchecked']): Html | false {
  if (unchecked.length === 0) return false;
  const items = unchecked.map(
    ({ why, text }) =>
      html`<article class="finding unsound"><blockquote><bdi>${text}</bdi> …</blockquote><p class="verdict"><b>${words.check.whyUnchecked[why]}</b></p></article>`,
  );
  return html`<section class="findings"><h2>${words.check.unchecked}</h2>${items}</section>`;
}

function findingView(finding: QuotationFinding): Html {
  const { text, verdict, differences, found, wrongPinpoint, warnings } = finding;
  const place = wrongPinpoint?.actual;
  const actual = [
    place?.paragraph && words.passage.paragraph(place.paragraph),
    place?.page && words.passage.page(place.page),
  ].filter(Boolean);
  return html`<article class="finding ${isSound(finding) ? 'sound' : 'unsound'}">
<blockquote><bdi>${text}</bdi></blockquote>
<p class="verdict"><b>${words.check.verdicts[verdict]}</b>${warnings.map((warning) => html` · <span class="status ${warning}">${words.statuses[warning]}</span>`)}</p>
${
  differences.length > 0 &&
  html`<table><thead><tr><td></td><th scope="col">${words.check.quoted}</th><th scope="col">${words.check.source}</th></tr></thead><tbody>${differences.map(
    ({ kind, quoted, source }) =>
      html`<tr><th scope="row">${words.check.differs[kind]}</th><td><del><bdi>${quoted}</bdi></del></td><td><ins><bdi>${source}</bdi></ins></td></tr>`,
  )}</tbody></table>`
}
${found && verdict !== 'exact' && html`<p class="source-words">${words.check.source}: <q><bdi>${found.text}</bdi></q></p>`}
${actual.length > 0 && html`<p class="notice">${words.check.place} ${actual.join(', ')}</p>`}
${found && foundView(found)}
</article>`;
}

function foundView(found: NonNullable<QuotationFinding['found']>): Html {
  const ordinal = found.passageId?.split('.').at(-1);
  const isOld = found.version !== found.newestVersion;
  const address = reportAddress(found.reportId, '', ordinal, isOld ? found.version : undefined);
  return html`<p class="foot"><a href="${address}"><bdi>${found.title}</bdi></a>${isOld && html` · ${words.check.olderVersion(found.version, found.newestVersion)}`}</p>`;
}

function addressesView(addresses: QuoteReport['addresses']): Html | false {
  if (addresses.length === 0) return false;
  const items = addresses.map(({ url, report }) => {
    const shown = webAddress(url) === undefined ? url : html`<bdi>${url}</bdi>`;
    const state = report === undefined ? words.check.unknownAddress : words.statuses[report.status];
    const here = report && html` · <a href="${reportAddress(report.reportId, '')}"><bdi>${report.title}</bdi></a>`;
    return html`<li>${shown}: <span class="status ${report?.status}">${state}</span>${here}</li>`;
  });
  return html`<section class="addresses"><h2>${words.check.addresses}</h2><ul>${items}</ul></section>`;
}
