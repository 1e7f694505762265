import { html } from './html.ts';
import { type Choose, chosen, type Discover } from './list.ts';
import { type Anchor, anchorLink } from './list-html.ts';

/**
 * A list page whose markup nobody has checked, of a publisher whose reports are known by their addresses: every link of the same site whose
 * path and query match is an entry, once, under the first text that it bears. Menus and footers hold no such address, and are not counted as
 * passed over.
 *
 *     discover: addressList({ path: /^\/news\/\d{4}\/\d{2}\//, choose: russiaOnly(anchorLink) })
 */
export function addressList({ path, choose = anchorLink }: { path: RegExp; choose?: Choose<Anchor> }): Discover {
  return (page) => {
    const own = siteOf(page.finalUrl);
    const entries = html(page)
      .links('a')
      .filter(({ url }) => siteOf(url) === own && path.test(pathOf(url)));
    return chosen(entries, choose, page);
  };
}

function siteOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
