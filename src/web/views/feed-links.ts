import { type Html, html } from '../../html.ts';
import { feedAddress, feedFormats } from '../feed.ts';
import { words } from '../words/words.ts';

/** What is new in a search, by mail and for feed readers; `of`: what the page calls it. */
export function feedLinks(parameters: URLSearchParams, of: keyof typeof words.subscribing.links = 'search'): Html {
  const links = feedFormats.map(
    (format, at) =>
      html`${at > 0 && ' · '}<a href="${feedAddress(parameters, format)}" rel="nofollow">${words.feeds[format]}</a>`,
  );
  const subscribe = html`<a href="/subscriptions/new?${parameters.toString()}" rel="nofollow">${words.subscribing.links[of]}</a>`;
  return html`<p class="ways feeds">${subscribe} · ${words.feeds.follow} ${links}</p>`;
}
