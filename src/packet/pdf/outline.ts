import { type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';

/** A bookmark: its words, the page of the file that it opens (from 0), and those below it. */
export type Bookmark = { title: string; page: number; below?: readonly Bookmark[] };

/** Gives a PDF its bookmarks (ISO 32000-1, 12.3.3), and has viewers show them at first. */
export function setBookmarks(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  const root = context.nextRef();
  const { first, last, count } = chain(document, bookmarks, root);
  if (first === undefined || last === undefined) return;
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: count }));
  catalog.set(PDFName.of('Outlines'), root);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

type Chain = { first?: PDFRef; last?: PDFRef; count: number };

function chain(document: PDFDocument, bookmarks: readonly Bookmark[], parent: PDFRef): Chain {
  const { context } = document;
  const refs = bookmarks.map(() => context.nextRef());
  for (const [at, { title, page, below = [] }] of bookmarks.entries()) {
    const ref = refs[at] as PDFRef;
    const children = chain(document, below, ref);
    const item = context.obj({ Parent: parent, Dest: [document.getPage(page).ref, 'Fit'] });
    item.set(PDFName.of('Title'), PDFHexString.fromText(title));
    const links: [string, PDFRef | undefined][] = [
      ['Prev', refs[at - 1]],
      ['Next', refs[at + 1]],
      ['First', children.first],
      ['Last', children.last],
    ];
    for (const [key, to] of links) if (to !== undefined) item.set(PDFName.of(key), to);
    // Closed at first: a negative count.
    if (children.count > 0) item.set(PDFName.of('Count'), context.obj(-children.count));
    context.assign(ref, item);
  }
  const [first, last] = [refs[0], refs.at(-1)];
  return { count: bookmarks.length, ...(first && { first }), ...(last && { last }) };
}
