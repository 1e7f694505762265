import type { AlignedSection, SentenceCounts } from '../../compare/sections.ts';
import type { SentenceChange } from '../../compare/sentences.ts';
import { type Html, html } from '../../html.ts';
import type { Report } from '../../model/report.ts';
import type { LanguageTag } from '../../model/values.ts';
import { reportAddress } from '../addresses.ts';
import type { Deps } from '../deps.ts';
import type { ComparedEditions, Offered } from '../editions.ts';
import { words } from '../words/words.ts';
import { dateText } from './date.ts';
import { langAttribute, pageAttribute } from './language.ts';
import { layout } from './layout.ts';

type Shown = { asked: { earlier: string; later: string }; compared?: ComparedEditions; offered?: Offered };

/** Two editions of a series: what is gone, added and changed, section by section, in the words of both. */
export function editionsPageView({ asked, compared, offered }: Shown, deps: Deps): Html {
  const main = html`<article class="changes editions"><h1>${words.editions.title}</h1>
<p class="intro">${words.editions.intro}</p>
${formView(asked)}
${offered && offeredView(offered)}
${compared && comparedView(compared)}</article>`;
  return layout({ title: words.editions.title, main, indexed: false }, deps);
}

function formView({ earlier, later }: Shown['asked']): Html {
  const field = (name: string, label: string, value: string) =>
    html`<label for="${name}">${label}</label><input id="${name}" name="${name}" value="${value}" required maxlength="300" autocomplete="off" spellcheck="false">`;
  return html`<form class="ask" action="/editions" method="get">
${field('earlier', words.editions.earlier, earlier)}
${field('later', words.editions.later, later)}
<button>${words.change.button}</button>
</form>`;
}

/** Editions held here, each a link to the comparison. */
function offeredView({ report, pairs }: Offered): Html {
  const items = pairs.map(({ other, earlier, later }) => {
    const date = other.publishedOn !== undefined && html`, ${dateText(other.publishedOn)}`;
    return html`<li><a href="/editions?${new URLSearchParams({ earlier, later }).toString()}" rel="nofollow"><bdi${langAttribute(other.language)}>${other.title}</bdi></a>${date}</li>`;
  });
  return html`<section class="offered"><h2>${words.editions.series}</h2><p><bdi${langAttribute(report.language)}>${report.title}</bdi></p>
${pairs.length === 0 ? html`<p class="hint">${words.editions.alone}</p>` : html`<ul>${items}</ul>`}</section>`;
}

function comparedView({ earlier, later, sections, counts }: ComparedEditions): Html {
  const changed = sections.filter(isChanged);
  return html`<div class="sides">${editionView(words.editions.earlier, earlier)}${editionView(words.editions.later, later)}</div>
<p role="status">${words.editions.counts(counts)}</p>
<p class="hint">${words.editions.note}</p>
${sections.some(({ kind }) => kind === 'gone') && listView(words.editions.gone, sections, 'gone')}
${sections.some(({ kind }) => kind === 'new') && listView(words.editions.new, sections, 'new')}
${changed.length === 0 ? html`<p class="notice">${words.editions.nothing}</p>` : changed.map((section) => sectionView(section, sections.indexOf(section), later))}`;
}

function editionView(label: string, report: Report): Html {
  return html`<div><h2>${label}</h2><p><a href="${reportAddress(report.id, '')}"><bdi${langAttribute(report.language)}>${report.title}</bdi></a>${report.publishedOn !== undefined && html`, ${dateText(report.publishedOn)}`}</p></div>`;
}

function listView(title: string, sections: readonly AlignedSection[], wanted: AlignedSection['kind']): Html {
  const items = sections.flatMap((section, at) =>
    section.kind === wanted ? [html`<li><a href="#s-${at}"><bdi>${headingOf(section)}</bdi></a></li>`] : [],
  );
  return html`<section><h2>${title}</h2><ul>${items}</ul></section>`;
}

function sectionView(section: AlignedSection, at: number, { language }: Report): Html {
  const { kind, earlier, later, counts } = section;
  const renamed = kind === 'both' && earlier?.at(-1) !== later?.at(-1) && earlier?.at(-1);
  return html`<section id="s-${at}"><h2><bdi${langAttribute(language)}>${headingOf(section)}</bdi>${kind !== 'both' && html` <small>(${words.editions.kinds[kind]})</small>`}</h2>
${renamed && html`<p class="hint">${words.editions.renamed} <bdi>${renamed}</bdi></p>`}
<p class="hint">${words.editions.counts(counts)}</p>
<div class="words"${langAttribute(language)}>${changesOf(section.changes, language)}</div></section>`;
}

/** Sentences that changed; of those that stayed, the neighbours. */
function changesOf(changes: readonly SentenceChange[], language: LanguageTag): (Html | false)[] {
  const near = (at: number) => [at - 1, at + 1].some((other) => (changes[other]?.kind ?? 'same') !== 'same');
  return changes.map((change, at) => {
    if (change.kind === 'same') {
      if (near(at)) return html`<p>${change.text}</p>`;
      return (at === 0 || near(at - 1)) && html`<p aria-hidden="true">…</p>`;
    }
    if (change.kind === 'changed')
      return html`<p><b class="kind-of"${pageAttribute()}>${words.editions.changed}</b> <del>${change.before}</del><br><ins>${change.after}</ins></p>`;
    const note =
      change.elsewhere !== undefined &&
      html` <small class="hint"${pageAttribute()}>${words.editions.elsewhere} <bdi${change.elsewhere !== '' && langAttribute(language)}>${change.elsewhere || words.editions.lead}</bdi></small>`;
    if (change.kind === 'added')
      return html`<p><b class="kind-of"${pageAttribute()}>${words.changes.added}</b> <ins>${change.text}</ins>${note}</p>`;
    return html`<p><b class="kind-of"${pageAttribute()}>${words.changes.removed}</b> <del>${change.text}</del>${note}</p>`;
  });
}

function isChanged({ counts }: { counts: SentenceCounts }): boolean {
  return counts.changed + counts.added + counts.removed > 0;
}

function headingOf({ earlier, later }: AlignedSection): string {
  return (later ?? earlier ?? []).join(' › ') || words.editions.lead;
}
