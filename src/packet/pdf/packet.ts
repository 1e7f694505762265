import { PDFDocument, type PDFFont, PDFHexString, PDFName, type PDFPage } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import type { CitedPassage, Exhibit, Packet } from '../plan.ts';
import { formWords } from '../words.ts';
import { type Numbers, setContents } from './contents.ts';
import type { Fonts } from './fonts.ts';
import { setCertificate, setCover } from './forms.ts';
import { type Leaf, Leaves } from './leaves.ts';
import { type Bookmark, setBookmarks } from './outline.ts';
import { setSlip } from './slip.ts';
import { stampLeaf, stampOriginal } from './stamp.ts';
import { setText } from './text.ts';

/** One file of a packet. */
export type PacketFile = { bytes: Uint8Array; tabs: string[]; firstPage: number; lastPage: number };

export type PdfParts = {
  fonts: Fonts;
  /** The excerpt of each exhibit that has one, by tab. */
  excerpts: ReadonlyMap<string, Uint8Array>;
};

/** Writes a packet as PDF. The same packet and parts give the same bytes. */
export async function packetPdf(packet: Packet, { fonts, excerpts }: PdfParts): Promise<PacketFile[]> {
  const laid = layOut(packet, fonts);
  const leaves = await PDFDocument.load(await laid.leaves.bytes(), { updateMetadata: false });
  return [await bind(packet, laid, leaves, { fonts, excerpts })];
}

/** An exhibit as laid out: its parts among our leaves, and the numbers of its pages in the packet. */
type LaidExhibit = { exhibit: Exhibit; slip: Leaf; certificate?: Leaf; text?: Leaf; numbers: Numbers };
type Laid = { leaves: Leaves; cover: Leaf; contents: Leaf; exhibits: LaidExhibit[] };

function layOut(packet: Packet, fonts: Fonts): Laid {
  const leaves = new Leaves(packet.form, fonts, packet.at);
  const trial = new Leaves(packet.form, fonts, packet.at);
  const one = { part: 1, of: 1 };
  const cover = leaves.part(() => setCover(leaves, packet, one));
  const length = trial.part(() =>
    setContents(
      trial,
      packet,
      () => undefined,
      () => undefined,
    ),
  ).count;
  let next = 1 + cover.count + length;
  const exhibits = packet.exhibits.map((exhibit) => {
    const laid = layOutExhibit(exhibit, packet, leaves, trial, next);
    next = laid.numbers.last + 1;
    return laid;
  });
  const numbers = new Map(exhibits.map(({ exhibit, numbers }) => [exhibit.tab, numbers]));
  const contents = leaves.part(() =>
    setContents(
      leaves,
      packet,
      (tab) => numbers.get(tab),
      () => undefined,
    ),
  );
  return { leaves, cover, contents, exhibits };
}

/** The body comes first, since the slip names the pages on which its passages stand. */
function layOutExhibit(exhibit: Exhibit, { form }: Packet, leaves: Leaves, trial: Leaves, first: number): LaidExhibit {
  const { body } = exhibit;
  let marked = new Map<string, number>();
  const text =
    body.kind === 'text'
      ? leaves.part(() => {
          marked = setText(leaves, exhibit, body.parts);
        })
      : undefined;
  const certificate = exhibit.certificate ? leaves.part(() => setCertificate(leaves, exhibit, form)) : undefined;
  const slipLength = trial.part(() => setSlip(trial, exhibit, undefined)).count;
  const bodyAt = first + slipLength + (certificate?.count ?? 0);
  const places = exhibit.passages.map((passage) => {
    const within = placeInBody(passage, exhibit, marked, text);
    return [passage.itemId, within === undefined ? first : bodyAt + within] as const;
  });
  const count = body.kind === 'pages' ? body.sheets.length : (text?.count ?? 0);
  const numbers = { first, last: bodyAt + count - 1, passages: Object.fromEntries(places) };
  const slip = leaves.part(() => setSlip(leaves, exhibit, numbers));
  return { exhibit, slip, numbers, ...(certificate && { certificate }), ...(text && { text }) };
}

/** Which page of the body shows a passage, from 0. */
function placeInBody(
  { marked }: CitedPassage,
  { body }: Exhibit,
  places: ReadonlyMap<string, number>,
  text: Leaf | undefined,
): number | undefined {
  if (marked === undefined) return undefined;
  if ('sheet' in marked) return body.kind === 'pages' ? body.sheets.indexOf(marked.sheet) : undefined;
  const place = places.get(marked.passageId);
  return place === undefined || text === undefined ? undefined : place - text.from;
}

async function bind(
  packet: Packet,
  laid: Laid,
  leaves: PDFDocument,
  { fonts, excerpts }: PdfParts,
): Promise<PacketFile> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.registerFontkit(fontkit);
  const font = await file.embedFont(fonts.regular, { subset: true, customName: 'PacketStamp' });
  const binder = new Bindery(file, await file.copyPages(leaves, leaves.getPageIndices()), font);
  binder.ours([laid.cover, laid.contents], '');
  const bookmarks: Bookmark[] = [
    { title: 'Cover', page: 0 },
    { title: formWords[packet.form].contents, page: laid.cover.count },
  ];
  for (const { exhibit, slip, certificate, text, numbers } of laid.exhibits) {
    const label = `Exhibit ${exhibit.tab} — `;
    binder.ours([slip, ...(certificate ? [certificate] : []), ...(text ? [text] : [])], label);
    const excerpt = excerpts.get(exhibit.tab);
    if (exhibit.body.kind === 'pages' && excerpt !== undefined) await binder.original(excerpt, label);
    bookmarks.push(bookmarkOf(exhibit, numbers));
  }
  setBookmarks(file, bookmarks);
  describe(file, packet);
  const bytes = await file.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false });
  const tabs = packet.exhibits.map(({ tab }) => tab);
  return { bytes, tabs, firstPage: 1, lastPage: file.getPageCount() };
}

function bookmarkOf({ tab, title, passages }: Exhibit, numbers: Numbers): Bookmark {
  const below = passages.map(({ itemId, place, heading }) => {
    const page = numbers.passages[itemId] ?? numbers.first;
    return { title: [`Passage on page ${page}`, place, heading].filter(Boolean).join(' — '), page: page - 1 };
  });
  return { title: `Exhibit ${tab} — ${title}`, page: numbers.first - 1, below };
}

/** Puts pages into a file one after another and numbers them. */
class Bindery {
  readonly #file: PDFDocument;
  /** Copied at once, so that they share their fonts. */
  readonly #leaves: readonly PDFPage[];
  readonly #font: PDFFont;

  constructor(file: PDFDocument, leaves: readonly PDFPage[], font: PDFFont) {
    this.#file = file;
    this.#leaves = leaves;
    this.#font = font;
  }

  ours(parts: readonly Leaf[], label: string): void {
    for (const { from, count } of parts) {
      for (const page of this.#leaves.slice(from, from + count)) {
        this.#file.addPage(page);
        stampLeaf(page, `${label}${this.#file.getPageCount()}`, this.#font);
      }
    }
  }

  async original(excerpt: Uint8Array, label: string): Promise<void> {
    const source = await PDFDocument.load(excerpt, { updateMetadata: false });
    for (const page of await this.#file.copyPages(source, source.getPageIndices())) {
      this.#file.addPage(page);
      stampOriginal(page, `${label}${this.#file.getPageCount()}`, this.#font);
    }
  }
}

/** What the file says of itself: no time but the binder's, and an identifier that follows from it. */
function describe(file: PDFDocument, packet: Packet): void {
  file.setTitle(formWords[packet.form].title, { showInWindowTitleBar: true });
  file.setLanguage('en');
  file.setProducer('country-conditions');
  file.setCreationDate(new Date(packet.at));
  file.setModificationDate(new Date(packet.at));
  const { context } = file;
  const digest = PDFHexString.fromText(packet.at);
  context.trailerInfo.ID = context.obj([digest, digest]);
  file.catalog.delete(PDFName.of('AcroForm'));
}
