import type { Page } from '../model/page.ts';

/** Markup that stands inside another answer (a field of an API, the text of a feed) as a page of its own, in one `main` element. */
export function fragment(page: Page, markup: string, url: string = page.finalUrl): Page {
  const body = new TextEncoder().encode(`<!doctype html><meta charset="utf-8"><title></title><main>${markup}</main>`);
  return { ...page, finalUrl: url, contentType: 'text/html; charset=utf-8', body };
}
