import type { Draft } from '../model/draft.ts';
import type { Link, Page } from '../model/page.ts';
import { readDocument } from './document.ts';
import { documentNumberIn } from './document-number.ts';
import type { Anchor } from './list-html.ts';

/**
 * The link of a United Nations document, by its symbol (`A/HRC/57/59`). The Official Document System gives the English PDF at this address
 * (public code: `documents.un.org/api/symbol/access?s=SYMBOL&l=en&t=pdf`), without the session links of treaty-body pages.
 */
export function unLink(symbol: string, facts: Omit<Link, 'url' | 'documentNumber'> = {}): Link {
  return {
    url: `https://documents.un.org/api/symbol/access?s=${encodeURIComponent(symbol)}&l=en&t=pdf`,
    documentNumber: symbol,
    ...facts,
  };
}

/** The link of the document whose symbol an anchor carries in its address or text, or nothing when there is none. */
export function unAnchor({ url, text }: Anchor): Link | undefined {
  const symbol = documentNumberIn(url.replace(/%2f/gi, '/')) ?? documentNumberIn(text);
  if (symbol === undefined) return undefined;
  const title = text.replace(symbol, '').replace(/^[\s:–—-]+|[\s:–—-]+$/g, '');
  return unLink(symbol, title.length > 8 ? { title } : {});
}

/** Reads what stands at `unLink`: the list's title goes before that of the file, and readers are sent to the symbol's public address. */
export async function unDraft(page: Page, link: Link): Promise<Draft> {
  const draft = await readDocument(page);
  if (link.documentNumber === undefined) return draft;
  return {
    ...draft,
    title: link.title ?? draft.title,
    documentNumber: link.documentNumber,
    canonicalUrl: `https://docs.un.org/en/${link.documentNumber}`,
  };
}
