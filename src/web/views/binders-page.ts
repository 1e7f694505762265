import type { Binder } from '../../binder/binder.ts';
import { binderLimits } from '../../binder/limits.ts';
import { outlineIds } from '../../binder/outlines.ts';
import type { BinderShares } from '../../binder-shares.ts';
import { type Html, html } from '../../html.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { ownBinders } from './binder-sharing.ts';
import { layout } from './layout.ts';

/** The binder that this browser changed last; the passage that waits for a binder; what was wrong with a file. */
type Shown = {
  current: Binder | undefined;
  mine: Awaited<ReturnType<BinderShares['list']>>;
  passage?: string | undefined;
  wrong?: string;
};

/** Where a binder is made or imported, and the last one found again. */
export function bindersPageView({ current, mine, passage, wrong }: Shown, deps: Deps): Html {
  const main = html`<div class="binders"><h1>${words.binders.title}</h1>
<p class="intro">${words.binders.intro}</p>
${wrong && html`<p class="notice" role="alert">${wrong}</p>`}
${current && currentView(current)}
${ownBinders(mine)}
<div class="two">
<form class="sign-in make" action="/binders" method="post">
<h2>${passage === undefined ? words.binders.make : words.binders.makeFor}</h2>
${passage !== undefined && html`<input type="hidden" name="passage" value="${passage}">`}
${titleField('')}
<fieldset><legend>${words.binders.outline}</legend>${outlineIds.map(outlineView)}${choice('', words.binders.empty, words.binders.emptyUse, false)}</fieldset>
<button>${words.binders.makeButton}</button>
</form>
<form class="sign-in import" action="/binders/import" method="post" enctype="multipart/form-data">
<h2>${words.binders.import}</h2>
<label for="file">${words.binders.file}</label>
<input id="file" name="file" type="file" accept=".json,application/json" required>
<button>${words.binders.importButton}</button>
</form>
</div></div>`;
  return layout({ title: words.binders.title, main, current: 'binders', indexed: false }, deps);
}

/** The title of a binder, with what must not stand in it. */
export function titleField(title: string): Html {
  return html`<label for="title">${words.binders.titleField}</label>
<input id="title" name="title" value="${title}" maxlength="${binderLimits.title}" required autocomplete="off" aria-describedby="title-hint">
<p class="hint" id="title-hint"><b>${words.binders.noNames}</b> ${words.binders.why}</p>`;
}

function currentView({ id, title }: Binder): Html {
  return html`<div class="current"><p>${words.binders.last} <a href="/binders/${id}"><b><bdi>${title}</bdi></b></a></p>
<form action="/binders/forget" method="post"><button class="small quiet">${words.binders.forget}</button></form></div>`;
}

function outlineView(id: (typeof outlineIds)[number], index: number): Html {
  const { name, use } = words.binders.outlines[id];
  return choice(id, name, use, index === 0);
}

function choice(value: string, name: string, use: string, isChosen: boolean): Html {
  return html`<label class="choice"><input type="radio" name="outline" value="${value}"${isChosen && html` checked`}> <span>${name} <small>${use}</small></span></label>`;
}
