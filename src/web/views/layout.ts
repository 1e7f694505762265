import { type Html, html, type Part } from '../../html.ts';
import { isSignedIn } from '../account/visitor.ts';
import { assetAddress } from '../assets.ts';
import type { Deps } from '../deps.ts';
import { feedAddress } from '../feed.ts';
import { addressIn, pageLanguage, words } from '../words/words.ts';

/** What differs from page to page. `indexed: false` asks search engines to leave the page out. */
export type PageFrame = {
  title: string;
  main: Part;
  current?: keyof typeof words.nav;
  indexed?: boolean;
  /** The account is gone that the request came from. */
  isLeft?: boolean;
  /** Parameters of the search whose feed tells what is new on this page. */
  feed?: URLSearchParams;
  script?: 'copy.js' | 'binder.js';
};

/** A whole page: head, banner, navigation, content, footer. Nothing in it comes from another host; what runs is our own, from a file, and the page works without. */
export function layout(
  { title, main, current, indexed, isLeft = false, script, feed }: PageFrame,
  deps: Pick<Deps, 'sample' | 'version' | 'curation'>,
): Html {
  const full = title === '' ? `${words.product}: ${words.subject}` : `${title} · ${words.product}`;
  return html`<!doctype html>
<html lang="${pageLanguage()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${indexed === false && html`<meta name="robots" content="noindex">`}
<title>${full}</title>
${feed !== undefined && html`<link rel="alternate" type="application/atom+xml" href="${feedAddress(feed, 'atom')}">`}
<link rel="icon" href="${assetAddress('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assetAddress('screen.css')}">
<link rel="stylesheet" href="${assetAddress('print.css')}" media="print">
${script !== undefined && html`<script src="${assetAddress(script)}" defer></script>`}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${deps.sample && html`<p class="sample" role="note">${words.sample}</p>`}
<header class="site">
<a class="brand" href="/">${words.product} <span>${words.subject}</span></a>
<nav aria-label="${words.product}">${navigation(current)}</nav>
<p class="own"><a class="language" href="${addressIn(words.otherLanguage.tag)}" hreflang="${words.otherLanguage.tag}" lang="${words.otherLanguage.tag}" rel="nofollow">${words.otherLanguage.name}</a>${accountLink(isLeft)}</p>
</header>
<main id="main">
${main}
</main>
<footer class="site">
<p>${words.footer}</p>
<p>${words.product} ${deps.version} · <a href="/api">${words.api.title}</a>${deps.curation.isOn && html` · <a href="/curator">${words.curator.title}</a>`}</p>
</footer>
</body>
</html>
`;
}

/** Where one signs in, or sees that one is. */
function accountLink(isLeft: boolean): Html {
  return isLeft || !isSignedIn()
    ? html`<a href="/sign-in" rel="nofollow">${words.accounts.signIn}</a>`
    : html`<a href="/account">${words.accounts.account}</a>`;
}

function navigation(current: PageFrame['current']): Html[] {
  const links = [
    { name: 'search', href: '/search' },
    { name: 'new', href: '/new' },
    { name: 'categories', href: '/categories' },
    { name: 'provisions', href: '/provisions' },
    { name: 'sources', href: '/sources' },
    { name: 'check', href: '/check' },
    { name: 'binders', href: '/binders' },
  ] as const;
  return links.map(({ name, href }) => {
    const mark = name === current && html` aria-current="page"`;
    return html`<a href="${href}"${mark}>${words.nav[name]}</a>`;
  });
}
