import { type Html, html, webAddress } from '../../html.ts';
import type { LanguageTag } from '../../model/values.ts';
import { newsKinds } from '../item.ts';
import type { DigestContent, Entry, Section } from './content.ts';
import { type DigestWords, digestWords } from './words.ts';

/** Styles stand on each element, since mail programs take away style sheets. Colours hold on white and are left to dark modes. */
const style = {
  body: "margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.5",
  page: 'max-width:640px;margin:0 auto;overflow-wrap:break-word',
  title: 'font-size:24px;line-height:1.25;margin:0 0 4px',
  counts: 'margin:0 0 16px;color:#555555',
  note: 'margin:0 0 20px;padding:10px 14px;background:#fdf6e3;border-left:4px solid #b58900;white-space:pre-line',
  kind: 'font-size:20px;margin:28px 0 12px;padding-bottom:4px;border-bottom:2px solid #1a1a1a',
  category: 'font-size:15px;margin:12px 0 8px;color:#555555;font-weight:bold',
  entry: 'margin:0 0 26px;break-inside:avoid-page',
  heading: 'font-size:18px;line-height:1.3;margin:0',
  by: 'margin:2px 0 8px;color:#555555;font-size:15px',
  quote: 'margin:0 0 10px;padding:2px 0 2px 14px;border-left:3px solid #9aa5b1;white-space:pre-line',
  label: 'margin:0 0 4px;font-size:15px;font-weight:bold',
  added: 'margin:0 0 10px;padding:2px 0 2px 14px;border-left:3px solid #1b7f3b',
  removed: 'margin:0 0 10px;padding:2px 0 2px 14px;border-left:3px solid #a4262c',
  citation: 'margin:0 0 8px;padding:8px 10px;background:#f3f4f6;font-size:15px',
  small: 'margin:0 0 6px;font-size:15px',
  link: 'color:#0b4f8a',
  foot: 'margin-top:32px;padding-top:12px;border-top:1px solid #9aa5b1;color:#555555;font-size:14px',
} as const;

/** A digest as HTML for mail programs: no script, no image, no address but ours and the publishers’. */
export function htmlOf(content: DigestContent): string {
  const words = digestWords(content.language);
  const { title, note, about, sections, language, links } = content;
  const page = html`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="${style.body}"><div style="${style.page}">
<h1 style="${style.title}">${title}</h1>
${countsHtml(content, words)}
${note !== '' && html`<div style="${style.note}"><strong>${words.note}</strong>\n${note}</div>`}
${about === 'question' && html`<p style="${style.note}">${words.question} ${anchor(links.unsubscribe, words.keepOrEnd)}</p>`}
${about === 'heartbeat' && html`<p>${words.nothing}</p>`}
${sections.map((section) => sectionHtml(section, words))}
${moreHtml(content, words)}
${footHtml(content, words)}
</div></body></html>`;
  return page.toString();
}

function countsHtml(content: DigestContent, words: DigestWords): Html | undefined {
  const tally = tallyOf(content, words);
  return tally === '' ? undefined : html`<p style="${style.counts}">${tally}</p>`;
}

/** `18 new, 2 revised and 10 more`: what is listed, and what is counted alone. */
export function tallyOf({ counts, more }: Pick<DigestContent, 'counts' | 'more'>, words: DigestWords): string {
  const listed = newsKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [words.counted[kind](count)];
  });
  return [listed.join(', '), ...(more === 0 ? [] : [words.andMore(more)])].join(' ').trim();
}

function sectionHtml({ kind, groups }: Section, words: DigestWords): Html {
  const isPlain = groups.every(({ category }) => category === undefined);
  const parts = groups.map(
    ({ category, entries }) => html`
${!isPlain && html`<h3 style="${style.category}">${category ?? words.uncategorised}</h3>`}
${entries.map((entry) => entryHtml(entry, words))}`,
  );
  return html`<h2 style="${style.kind}">${words.kinds[kind]}</h2>${parts}`;
}

function entryHtml(entry: Entry, words: DigestWords): Html {
  const { title, publisher, publishedOn, language, passage, citation, link, source, goneSince, isWithdrawn, copies } =
    entry;
  const further = entry.furtherChanges > 0 && words.furtherChanges(entry.furtherChanges);
  return html`<div style="${style.entry}">
<h4 style="${style.heading}">${anchor(link, title, language)}</h4>
<p style="${style.by}">${publisher}, ${publishedOn ?? words.undated}</p>
${isWithdrawn && html`<p style="${style.small}"><strong>${words.withdrawn}</strong></p>`}
${goneSince !== undefined && html`<p style="${style.small}">${words.goneSince(goneSince)}</p>`}
${changesHtml(words.added, entry.added, style.added, language)}
${changesHtml(words.removed, entry.removed, style.removed, language)}
${further && html`<p style="${style.small}">${further}</p>`}
${passage && html`<blockquote style="${style.quote}"${langOf(passage.language)}>${passage.text}</blockquote>`}
${citation !== undefined && html`<p style="${style.label}">${words.cite}</p><p style="${style.citation}">${citation}</p>`}
<p style="${style.small}">${anchor(link, words.readPassage)} · ${anchor(source, words.atPublisher)}</p>
${copies.length > 0 && html`<p style="${style.small}">${words.alsoAt}${copies.map(copyHtml)}</p>`}
</div>`;
}

function changesHtml(
  label: string,
  sentences: readonly string[],
  how: string,
  language: LanguageTag,
): Html | undefined {
  if (sentences.length === 0) return undefined;
  const quotes = sentences.map((text) => html`<blockquote style="${how}"${langOf(language)}>${text}</blockquote>`);
  return html`<p style="${style.label}">${label}</p>${quotes}`;
}

function copyHtml({ title, publisher, link }: Entry['copies'][number]): Html {
  return html`<br>${publisher}: ${anchor(link, title)}`;
}

function moreHtml({ more, links }: DigestContent, words: DigestWords): Html | undefined {
  if (more === 0) return undefined;
  const all = links.all !== undefined && anchor(links.all, words.seeAll);
  return html`<p><strong>${words.more(more)}</strong> ${all}</p>`;
}

function footHtml({ title, links }: DigestContent, words: DigestWords): Html {
  return html`<div style="${style.foot}">
<p style="${style.small}">${words.evidence}</p>
<p style="${style.small}">${words.why(title)}</p>
<p style="${style.small}">${anchor(links.manage, words.manage)} · ${anchor(links.unsubscribe, words.unsubscribe)}</p>
</div>`;
}

function langOf(language: LanguageTag): Html | undefined {
  return language === 'und' ? undefined : html` lang="${language}"`;
}

/** Addresses of other kinds than http and https are shown and not linked. */
function anchor(address: string, label: string, language: LanguageTag = 'und'): Html {
  const safe = webAddress(address);
  if (safe === undefined) return html`${label}`;
  return html`<a href="${safe}" style="${style.link}"${langOf(language)}>${label}</a>`;
}
