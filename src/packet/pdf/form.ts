import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  type PDFPageLeaf,
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
  const box = context.obj(visibleBox(node));
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
  node.set(name('MediaBox'), box.clone(context));
  for (const other of ['CropBox', 'BleedBox', 'TrimBox', 'ArtBox']) node.delete(name(other));
}

type Box = [left: number, bottom: number, right: number, top: number];

/** Letter, in points: of a page that has no box of its own. */
const usualBox: Box = [0, 0, 612, 792];

/**
 * What of a page is shown: its crop box as far as it lies in the media box (ISO 32000-1, 14.11.2.1). A box may name any two opposite corners; one
 * that is none, or that shows nothing, counts as absent.
 */
function visibleBox(node: PDFPageLeaf): Box {
  const media = boxOf(inherited(node, 'MediaBox')) ?? usualBox;
  const crop = boxOf(inherited(node, 'CropBox'));
  if (crop === undefined) return media;
  const shown: Box = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  return shown[0] < shown[2] && shown[1] < shown[3] ? shown : media;
}

function inherited(node: PDFPageLeaf, key: string): PDFObject | undefined {
  const found = node.getInheritableAttribute(name(key));
  return found && node.context.lookup(found);
}

function boxOf(value: PDFObject | undefined): Box | undefined {
  if (!(value instanceof PDFArray) || value.size() !== 4) return undefined;
  const sides = [0, 1, 2, 3].map((at) => value.lookup(at));
  const [x1, y1, x2, y2] = sides.map((side) => (side instanceof PDFNumber ? side.asNumber() : Number.NaN));
  const box: Box = [least(x1, x2), least(y1, y2), most(x1, x2), most(y1, y2)];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}

function least(one = Number.NaN, other = Number.NaN): number {
  return Math.min(one, other);
}

function most(one = Number.NaN, other = Number.NaN): number {
  return Math.max(one, other);
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
