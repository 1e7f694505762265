import type { Citation } from '../../cite/cite.ts';
import { referenceFormats } from '../../cite/formats.ts';
import { type Cited, type Reference, scripts } from '../../citer.ts';
import { type Html, html } from '../../html.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { citationSet } from './citation.ts';
import { langAttribute } from './language.ts';
import { layout } from './layout.ts';
import { markedText } from './marked.ts';

/** What is cited, as it was looked up, and in each style. */
type Shown = { cited: Cited; reference: Reference; citations: readonly Citation[]; script?: string };

/** Citations to copy, with the capture that they rest on and what to check; the same for reference managers. */
export function citePageView({ cited, reference: { document, passage }, citations, script }: Shown, deps: Deps): Html {
  const chosen = new URLSearchParams({
    ...(cited.version !== undefined && { version: String(cited.version) }),
    ...(cited.passageId !== undefined && { passage: cited.passageId }),
    ...(cited.englishTitle !== undefined && { english: cited.englishTitle.text }),
    ...(cited.englishTitle?.translator !== undefined && { translator: cited.englishTitle.translator }),
  });
  const back = reportAddress(cited.reportId, '', passage && String(passage.ordinal), passage?.version ?? cited.version);
  const main = html`<article class="cite" data-copy="${words.citing.copy}" data-copied="${words.citing.copied}">
<p class="crumb"><a href="${back}">${words.citing.back}</a></p>
<h1>${passage === undefined ? words.citing.report : words.citing.passage}</h1>
<p><bdi>${document.title}</bdi></p>
${passage !== undefined && html`<blockquote${langAttribute(passage.language)}>${markedText(passage.text, { marks: [], earned: [] })}</blockquote>`}
${citations.map(citationView)}
<p>${words.citing.files} ${referenceFormats.map((format, at) => html`${at > 0 && ' · '}<a href="/api/v1/reports/${cited.reportId}/cite/${format}?${chosen.toString()}">${words.citing.formats[format]}</a>`)}</p>
${!document.language.startsWith('en') && titleForm(chosen, script)}
</article>`;
  return layout({ title: words.citing.report, main, indexed: false, script: 'copy.js' }, deps);
}

function citationView({ style, set, archivedCopy, notes }: Citation): Html {
  return html`<section><h2>${words.citing.styles[style]}</h2><p class="citation" lang="en">${citationSet(set)}</p><p class="hint" lang="en">${archivedCopy}</p>
${notes.length > 0 && html`<ul class="hint" lang="en">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}</section>`;
}

/** How a title in another language is printed, and its English, if the reader has one. */
function titleForm(chosen: URLSearchParams, script: string | undefined): Html {
  const kept = ['passage', 'version'].flatMap((name) => {
    const value = chosen.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}">`];
  });
  const options = (['', ...scripts] as const).map((value) => {
    const isChosen = value === (script ?? '');
    return html`<option value="${value}"${isChosen && html` selected`}>${words.citing.scripts[value]}</option>`;
  });
  return html`<form class="sign-in" method="get"><h2>${words.citing.title}</h2>${kept}
<label for="script">${words.citing.script}</label><select id="script" name="script">${options}</select>
<label for="english">${words.citing.english}</label><input id="english" name="english" value="${chosen.get('english')}" maxlength="500">
<label for="translator">${words.citing.translator}</label><input id="translator" name="translator" value="${chosen.get('translator')}" maxlength="200">
<button>${words.citing.show}</button></form>`;
}
