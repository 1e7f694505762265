import type { Added } from '../../add.ts';
import { type Html, html } from '../../html.ts';
import { tiers } from '../../model/publisher.ts';
import { kinds } from '../../source.ts';
import { reportAddress } from '../addresses.ts';
import type { Session } from '../curation/sessions.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { curatorBar } from './curator-page.ts';
import { layout } from './layout.ts';

/** The form, with what was typed; what became of the last one, or what was wrong with it. */
type Shown = { session: Session; fields: Readonly<Record<string, string>>; added?: Added; wrong?: string };

/** Where a curator adds a report that no crawler found. */
export function addPageView({ session, fields, added, wrong }: Shown, deps: Deps): Html {
  const main = html`${curatorBar(session)}<div class="curator-page"><h1>${words.byHand.title}</h1>
<p class="intro">${words.byHand.intro}</p>
${added && outcome(added)}
${wrong && html`<p class="notice" role="alert" lang="en">${wrong}</p>`}
<form class="sign-in add" action="/curator/add" method="post" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="${session.csrf}">
<label for="file">${words.byHand.file}</label>
<input id="file" name="file" type="file" accept=".html,.htm,.pdf,.docx,.txt" aria-describedby="file-hint">
<p class="hint" id="file-hint">${words.byHand.fileHint}</p>
${field('url', words.byHand.url, fields, true)}
${field('publisher', words.byHand.publisher, fields, true)}
${choice('kind', words.byHand.kind, Object.fromEntries(kinds.map((kind) => [kind, words.kinds[kind]])), fields)}
${choice('tier', words.byHand.tier, Object.fromEntries(tiers.map((tier) => [tier, words.tier(tier)])), fields)}
${field('title', words.byHand.titleField, fields)}
${field('publishedOn', words.byHand.published, fields)}
${field('language', words.byHand.language, fields)}
<button>${words.byHand.button}</button>
</form></div>`;
  return layout({ title: words.byHand.title, main, indexed: false }, deps);
}

function outcome({ outcome, report }: Added): Html {
  return html`<p class="notice" role="status">${words.byHand.outcome[outcome]} <a href="${reportAddress(report.id, '')}"><bdi>${report.title}</bdi></a></p>`;
}

function field(name: string, label: string, fields: Shown['fields'], required = false): Html {
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${fields[name]}" maxlength="2000"${required && html` required`}>`;
}

function choice(name: string, label: string, options: Record<string, string>, fields: Shown['fields']): Html {
  const items = Object.entries(options).map(
    ([value, text]) => html`<option value="${value}"${fields[name] === value && html` selected`}>${text}</option>`,
  );
  return html`<label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">${words.byHand.unstated}</option>${items}</select>`;
}
