import { feedAddress, feedFormats } from '../feed.ts';
import { type Html, html } from '../html.ts';
import { words } from '../words/words.ts';

/** What is new in a search, for feed readers; no mail address is asked for. */
export function feedLinks(parameters: URLSearchParams): Html {
  const links = feedFormats.map(
    (format, at) =>
      html`${at > 0 && ' · '}<a href="${feedAddress(parameters, format)}" rel="nofollow">${words.feeds[format]}</a>`,
  );
  const subscribe = html`<a href="/subscriptions/new?${parameters.toString()}" rel="nofollow">${words.subscribing.link}</a>`;
  return html`<p class="ways feeds">${subscribe} · ${words.feeds.follow} ${links}</p>`;
}
