import type { Rich } from '../../cite/rich.ts';
import { type Html, html, webAddress } from '../../html.ts';

/** A citation as it is set: italics, and addresses that can be followed. */
export function citationSet(set: Rich): Html[] {
  return set.map(({ text, italic, href }) => {
    const address = href === undefined ? undefined : webAddress(href);
    const shown = italic ? html`<i>${text}</i>` : html`${text}`;
    return address === undefined
      ? shown
      : html`<a href="${address}" rel="external noopener noreferrer nofollow">${shown}</a>`;
  });
}
