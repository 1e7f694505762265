import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import type { Exhibit, Packet } from '../plan.ts';
import { formWords } from '../words.ts';
import { Bindery } from './bindery.ts';
import type { Numbers } from './contents.ts';
import type { Fonts } from './fonts.ts';
import { Glyphs } from './glyphs.ts';
import { type Group, type Laid, type LayoutOptions, layOut } from './layout.ts';
import { type Bookmark, setBookmarks } from './outline.ts';
import { withUnprinted } from './unprinted.ts';

/** One file of a packet, and which of the packet's pages it holds. */
type PacketFile = { bytes: Uint8Array; tabs: string[]; pages: readonly [first: number, last: number] };

export type PdfParts = Pick<LayoutOptions, 'schedulePages'> & {
  fonts: Fonts;
  /** The excerpt of each exhibit that has one, by tab. */
  excerpts: ReadonlyMap<string, Uint8Array>;
  /** The most bytes of one file. */
  mostBytes: number;
};

/** A packet as PDF; `warnings`: what whoever files it should know. */
export type WrittenPdf = { files: PacketFile[]; warnings: string[] };

/**
 * Writes a packet as PDF; where one file would be too large in several, parted between tabs, numbered through. The same packet and parts give the same
 * bytes.
 */
export async function packetPdf(planned: Packet, parts: PdfParts): Promise<WrittenPdf> {
  const glyphs = new Glyphs(parts.fonts);
  const { packet, warnings } = withUnprinted(planned, glyphs);
  let most = parts.mostBytes;
  for (let attempt = 1; ; attempt += 1) {
    const groups = groupsOf(packet.exhibits, parts.excerpts, most);
    const laid = layOut(packet, groups, { ...parts, glyphs });
    const files = await bindAll(packet, laid, parts);
    const tooLarge = files.some(({ bytes, tabs }) => bytes.length > parts.mostBytes && tabs.length > 1);
    if (!tooLarge || attempt === 4) return { files, warnings: [...warnings, ...warningsOf(files, laid, parts)] };
    most *= 0.8;
  }
}

/** Nothing else waits in the process that writes: no pauses. */
const atOnce = Number.POSITIVE_INFINITY;

/** About what an exhibit takes beside its excerpt: slip, certificate, text and its share of the fonts. */
const ownBytes = 25_000;
/** Cover, contents and fonts of a file. */
const fileBytes = 150_000;

/** As many exhibits to a file as fit, in their order. */
function groupsOf(exhibits: readonly Exhibit[], excerpts: PdfParts['excerpts'], most: number): Group[] {
  const groups: Exhibit[][] = [[]];
  let size = fileBytes;
  for (const exhibit of exhibits) {
    const own = ownBytes + (excerpts.get(exhibit.tab)?.length ?? 0);
    const group = groups.at(-1) ?? [];
    if (group.length > 0 && size + own > most) {
      groups.push([exhibit]);
      size = fileBytes + own;
    } else {
      group.push(exhibit);
      size += own;
    }
  }
  return groups;
}

async function bindAll(packet: Packet, laid: Laid, parts: PdfParts): Promise<PacketFile[]> {
  const leaves = await PDFDocument.load(await laid.leaves.bytes(), { updateMetadata: false, parseSpeed: atOnce });
  const files: PacketFile[] = [];
  for (const at of laid.files.keys()) {
    files.push(await bind(packet, laid, at, { leaves, parts, first: (files.at(-1)?.pages[1] ?? 0) + 1 }));
  }
  return files;
}

type Binding = { leaves: PDFDocument; parts: PdfParts; first: number };

async function bind(packet: Packet, laid: Laid, at: number, { leaves, parts, first }: Binding): Promise<PacketFile> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const font = await document.embedFont(parts.fonts.regular, { subset: true, customName: 'PacketStamp' });
  const { cover, exhibits } = laid.files[at] ?? { cover: { from: 0, count: 0 }, exhibits: [] };
  const { contents, schedule } = laid;
  const front = at > 0 ? [cover] : [cover, contents, ...(schedule ? [schedule.leaf] : [])];
  const own = exhibits.flatMap(({ slip, certificate, text }) => [slip, certificate, text]);
  const bindery = await Bindery.open(document, { leaves, font, first }, [...front, ...own]);
  const bookmarks: Bookmark[] = [{ title: 'Cover', page: 0 }];
  bindery.ours(cover, '');
  if (at === 0) {
    bookmarks.push({ title: formWords[packet.form].contents, page: document.getPageCount() });
    bindery.ours(contents, '');
    if (schedule) {
      bookmarks.push({ title: 'Schedule of country information', page: document.getPageCount() });
      bindery.ours(schedule.leaf, (page) => `Schedule, page ${page} of ${schedule.leaf.count} — `);
    }
  }
  for (const { exhibit, slip, certificate, text, numbers } of exhibits) {
    const label = `Exhibit ${exhibit.tab} — `;
    for (const leaf of [slip, certificate, text]) bindery.ours(leaf, label);
    const excerpt = parts.excerpts.get(exhibit.tab);
    if (exhibit.body.kind === 'pages' && excerpt !== undefined) await bindery.original(excerpt, label);
    bookmarks.push(bookmarkOf(exhibit, numbers, first));
  }
  setBookmarks(document, bookmarks);
  const tabs = exhibits.map(({ exhibit }) => exhibit.tab);
  describe(document, packet, first);
  const pages = [first, first + document.getPageCount() - 1] as const;
  const bytes = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: atOnce,
  });
  return { bytes, tabs, pages };
}

function bookmarkOf({ tab, title, passages }: Exhibit, numbers: Numbers, first: number): Bookmark {
  const below = passages.map(({ itemId, place, heading }) => {
    const page = numbers.passages[itemId] ?? numbers.first;
    return { title: [`Passage on page ${page}`, place, heading].filter(Boolean).join(' — '), page: page - first };
  });
  return { title: `Exhibit ${tab} — ${title}`, page: numbers.first - first, below };
}

/** What a file says of itself: no time but the binder's, an identifier that follows from it, and the packet's numbers as those of its pages. */
function describe(file: PDFDocument, packet: Packet, first: number): void {
  file.setTitle(formWords[packet.form].title, { showInWindowTitleBar: true });
  file.setLanguage('en');
  file.setProducer('country-conditions');
  file.setCreationDate(new Date(packet.at));
  file.setModificationDate(new Date(packet.at));
  const { context } = file;
  const id = PDFHexString.fromText(`${packet.at} ${first}`);
  context.trailerInfo.ID = context.obj([id, id]);
  file.catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: [0, { S: 'D', St: first }] }));
}

function warningsOf(
  files: readonly PacketFile[],
  { schedule }: Laid,
  { mostBytes, schedulePages }: PdfParts,
): string[] {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  const large = files.filter(({ bytes }) => bytes.length > mostBytes);
  const warnings = large.map(
    ({ tabs, bytes }) =>
      `Tab ${tabs.join(', ')} takes ${megabytes(bytes.length)} MB, more than the ${megabytes(mostBytes)} MB that a file may have; print fewer pages of long documents, or file it apart.`,
  );
  if (files.length > 1)
    warnings.push(`The packet is parted into ${files.length} files of at most ${megabytes(mostBytes)} MB.`);
  if (schedule === undefined) return warnings;
  const meter = `The schedule of country information has ${schedule.leaf.count} of ${schedulePages} pages. Check the practice direction in force.`;
  const unquoted =
    'The words of the passages were left out of the schedule, since it would have been too long with them.';
  return [...warnings, meter, ...(schedule.quoted ? [] : [unquoted])];
}
