import { Failure } from './errors.ts';
import type { Draft } from './model/draft.ts';
import { isTooLong, type Link, type Page } from './model/page.ts';
import type { PassageDraft } from './model/report.ts';
import { signature } from './read/duplicates.ts';
import { mainLanguage } from './read/language.ts';
import { passagesOf } from './read/passages.ts';
import { canonicalUrl } from './read/url.ts';
import { readerVersion } from './read/version.ts';
import type { Source } from './source.ts';
import type { Reading } from './store/report-port.ts';
import type { Tagger } from './tag/tagger.ts';

/**
 * From the bytes of a page to a reading that can be kept: extract, passages, tags. A function of its arguments alone, so that `rebuild`
 * gives the same again.
 * @throws Failure extract.* when the page cannot be read, extract.empty when it holds no text
 */
export async function derive(
  source: Pick<Source, 'extract'>,
  page: Page,
  link: Link,
  tagger: Tagger,
): Promise<Reading> {
  const { blocks, ...stated } = withLink(await source.extract(page, link), page, link);
  const { text, passages } = passagesOf(blocks, stated.language);
  const content = passages.filter((passage) => passage.kind === 'content');
  if (content.length === 0) {
    throw new Failure('extract.empty', 'The page was read, but no text was found in it.', { url: page.url });
  }
  const language = stated.language ?? mainLanguage(content);
  const draft = { ...stated, ...(language !== undefined && { language }) };
  const taggings = tagger.tag({ title: draft.title, ...(language && { language }), passages });
  return { draft, text, passages, taggings, readerVersion, taxonomyVersion: tagger.version, ...signed(content) };
}

/** A copy is known by what its author wrote, whatever notice and footnotes stand around it. */
function signed(content: readonly PassageDraft[]): Pick<Reading, 'signature'> {
  const found = signature(content.map(({ text }) => text).join('\n'));
  return found.length > 0 ? { signature: found } : {};
}

/** What the page does not state, the list may have. */
function withLink(draft: Draft, page: Page, link: Link): Draft {
  const { url: _, body: __, ...listed } = link;
  const title = draft.title || link.title || page.finalUrl;
  const authors = draft.authors.length > 0 ? draft.authors : (link.authors ?? []);
  return { ...listed, ...draft, title, authors, canonicalUrl: canonicalUrl(ownAddress(draft, link)) };
}

/** A page's own claim of its address, unless it claims to be its site's home page, as careless templates do. */
function ownAddress(draft: Draft, link: Link): string {
  if (draft.canonicalUrl === undefined || isTooLong(draft.canonicalUrl)) return link.url;
  const claimsHome = new URL(draft.canonicalUrl).pathname === '/' && new URL(draft.canonicalUrl).search === '';
  return claimsHome && new URL(link.url).pathname !== '/' ? link.url : draft.canonicalUrl;
}
