import { PDFArray, PDFDict, PDFName, type PDFPageLeaf } from '@cantoo/pdf-lib';

/** Kinds that carry files, play or pop up something, or lead elsewhere; what they show is not part of the page. */
const dropped = new Set(['FileAttachment', 'Link', 'Movie', 'Popup', 'RichMedia', 'Screen', 'Sound', '3D']);

/** Keys by which an annotation acts, or leads to other objects of its document. */
const leading = ['A', 'AA', 'Dest', 'FS', 'IRT', 'Kids', 'P', 'PA', 'Parent', 'Popup', 'StructParent'];

/** Leaves of a page's annotations those that show something by an appearance of their own (values of forms, stamps, notes), without what they do. */
export function pruneAnnotations(page: PDFPageLeaf): void {
  const annotations = page.lookup(PDFName.of('Annots'));
  if (!(annotations instanceof PDFArray)) {
    page.delete(PDFName.of('Annots'));
    return;
  }
  for (let at = annotations.size() - 1; at >= 0; at -= 1) {
    const annotation = annotations.lookup(at);
    if (annotation instanceof PDFDict && isShown(annotation)) {
      for (const key of leading) annotation.delete(PDFName.of(key));
    } else annotations.remove(at);
  }
}

function isShown(annotation: PDFDict): boolean {
  const kind = annotation.lookup(PDFName.of('Subtype'));
  return annotation.has(PDFName.of('AP')) && kind instanceof PDFName && !dropped.has(kind.decodeText());
}
