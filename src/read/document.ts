import { Failure } from '../errors.ts';
import type { Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import { article } from './article.ts';
import { unwrap } from './charset.ts';
import { docx } from './docx.ts';
import { pdf } from './pdf.ts';
import { plain } from './plain.ts';
import { sniff } from './sniff.ts';

/**
 * Reads a document of whatever kind its bytes are: HTML, PDF, DOCX, plain text, with any gzip around it taken off.
 * @throws Failure `extract.unsupported` for other kinds, and whatever the reader of its kind throws
 */
export async function readDocument(packed: Page): Promise<Draft> {
  const page = { ...packed, body: unwrap(packed.body) };
  const kind = sniff(page.body, page.contentType, page.finalUrl);
  switch (kind) {
    case 'html':
      return article(page);
    case 'text':
      return plain(page);
    case 'pdf':
      return pdf(page);
    case 'docx':
      return docx(page);
    case 'feed':
    case 'json':
    case 'unknown':
      throw unsupported(kind, page);
  }
}

function unsupported(kind: string, page: Page): Failure {
  const what =
    kind === 'unknown' ? 'The body is of no kind that is read here' : `A body of kind ${kind} is no document`;
  return new Failure('extract.unsupported', `${what} (declared as "${page.contentType}").`, { url: page.finalUrl });
}
