import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';

const name = (text: string) => PDFName.of(text);

/**
 * Wraps what a page draws into a form (ISO 32000-1, 8.10) that is clipped to the visible page, and makes drawing it the whole content of the page. Nothing that the
 * original leaves open (states, clips, transformations) then reaches what is drawn after it.
 * @throws Error when its content cannot be decoded
 */
export function asForm(page: PDFPage): void {
  const { node, doc } = page;
  const { context } = doc;
  const box = node.CropBox() ?? node.MediaBox();
  const resources = node.Resources() ?? context.obj({});
  const group = node.get(name('Group'));
  const form = contentOf(page);
  form.dict.set(name('Type'), name('XObject'));
  form.dict.set(name('Subtype'), name('Form'));
  form.dict.set(name('BBox'), box);
  form.dict.set(name('Resources'), resources);
  if (group !== undefined) form.dict.set(name('Group'), group);
  const ref = context.register(form);
  node.set(name('Contents'), context.register(context.flateStream('q /Original Do Q')));
  node.set(name('Resources'), context.obj({ XObject: { Original: ref } }));
  node.set(name('MediaBox'), box.clone());
  for (const other of ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) node.delete(name(other));
}

/** The content of a page as one stream: as it is where it is one, else decoded, joined, and compressed again. */
function contentOf({ node, doc: { context } }: PDFPage): PDFRawStream {
  const contents = node.lookup(name('Contents'));
  const streams = contents instanceof PDFArray ? streamsOf(contents) : [contents];
  const [only] = streams;
  if (streams.length === 1 && only instanceof PDFRawStream)
    return PDFRawStream.of(only.dict.clone(context), only.contents);
  const bytes = streams.flatMap((stream) => [decoded(stream), new Uint8Array([10])]);
  return context.flateStream(Buffer.concat(bytes));
}

function streamsOf(contents: PDFArray): PDFObject[] {
  return Array.from({ length: contents.size() }, (_, at) => contents.lookup(at)).filter((one) => one !== undefined);
}

function decoded(stream: PDFObject | undefined): Uint8Array {
  if (stream === undefined) return new Uint8Array();
  if (stream instanceof PDFRawStream) return decodePDFRawStream(stream).decode();
  if (stream instanceof PDFStream) return stream.getContents();
  throw new Error(`a page whose content is ${stream instanceof PDFDict ? 'a dictionary' : 'no stream'}`);
}
