import type { Binder, BinderItem } from '../binder/binder.ts';
import type { Rich } from '../cite/rich.ts';
import type { Passage } from '../model/report.ts';
import type { IsoInstant, LanguageTag, Sha256 } from '../model/values.ts';
import { type TextPart, type TextSelection, textParts } from './body.ts';
import { otherCaptures, remarksOn, unfoundChecks } from './remarks.ts';
import { tabOf } from './tabs.ts';

/** Before whom the packet is filed: the United States immigration courts, or a tribunal of the United Kingdom. */
export const forms = ['us', 'uk'] as const;
export type Form = (typeof forms)[number];

/** What became of a report's original: pages of its PDF lie ready to be bound in, or its kept text is printed, and why. */
export type Original =
  | {
      kind: 'pages';
      /** The sheets that were taken, from 1, and how many the document has. */
      sheets: number[];
      of: number;
      /** The sheets on which each passage, by its id, is marked; absent where it could not be found. */
      marked: Readonly<Record<string, number[]>>;
    }
  | { kind: 'text'; why?: string }
  | { kind: 'none'; why: string };

/** A row of a card: what it is, and what it says. */
export type Row = readonly [name: string, value: string];

/** All that is known of a report in one capture of it that a binder cites. */
export type Material = {
  reportId: string;
  /** The version that rests on the capture; absent when none does. */
  version?: number;
  capture: { capturedAt: IsoInstant; sha256: Sha256 };
  title: string;
  publisher: string;
  language: LanguageTag;
  citation: Rich;
  /** What must be checked in the citation. */
  notes: readonly string[];
  /** Somebody gave it to the archive; `file`: as a file, so that nothing was fetched from its address. */
  byHand?: { file: boolean };
  url: string;
  /** The publisher's card, as it stands in our list of sources; empty where it is unknown. */
  card: readonly Row[];
  /** The passages of the version in reading order; none when there is no such version. */
  passages: readonly Passage[];
  /** Where a passage stands, by its id, in the words of the style. */
  places: Readonly<Record<string, string>>;
  /** Items whose words do not stand in the text of the version, by their ids: a binder from elsewhere may say anything. */
  unfound: readonly string[];
  original: Original;
};

/** A passage that the packet relies on. */
export type CitedPassage = {
  itemId: string;
  passageId: string;
  /** The binder's heading above it. */
  heading: string;
  relevance?: string;
  place?: string;
  text: string;
  /** Its words do not stand in the text that was read from the capture. */
  unfound?: true;
  /** Where it is marked: on a sheet of the original, or in the printed text; absent where it is printed on the slip alone. */
  marked?: { sheet: number } | { passageId: string };
};

/** What stands behind the slip: pages of the original, its text, or nothing. */
export type Body =
  | { kind: 'pages'; sheets: number[]; of: number }
  | { kind: 'text'; parts: TextPart[] }
  | { kind: 'none' };

/** One exhibit: a report in one capture, on its tab. */
export type Exhibit = {
  tab: string;
  reportId: string;
  title: string;
  publisher: string;
  language: LanguageTag;
  citation: Rich;
  capture: { capturedAt: IsoInstant; sha256: Sha256 };
  url?: string;
  card: readonly Row[];
  passages: CitedPassage[];
  /** Sentences that whoever reads the exhibit must know: what is printed, what is not, and why. */
  remarks: string[];
  /** Sentences for whoever files it: printed in the manifest, never in the packet. */
  checks: string[];
  /** An empty certificate of translation stands before the body. */
  certificate: boolean;
  body: Body;
};

export type Packet = {
  form: Form;
  /** When the binder was last changed: the only time that the packet states of itself, so that the same binder gives the same bytes. */
  at: IsoInstant;
  exhibits: Exhibit[];
  /** The binder's headings with what stands under each, in its order. */
  issues: { heading: string; cited: { tab: string; itemId: string }[] }[];
};

export type PlanOptions = { form: Form; text: TextSelection };

/** What is printed of a text that has no pages of its own; a page of the packet takes about 3,000 characters. */
export const usualText: TextSelection = { characters: 60_000, around: 2 };

/**
 * What a packet of a binder holds: an exhibit for each capture of a report, in the order in which the binder first cites it. A capture without material gives an
 * exhibit of the passages that the binder itself kept. Private notes, labels and the binder's title stay out.
 */
export function planPacket(binder: Binder, materials: readonly Material[], options: PlanOptions): Packet {
  const known = new Map(
    materials.map((material) => [captureKey(material.reportId, material.capture.sha256), material]),
  );
  const exhibits = citedCaptures(binder).map(({ key, items }, at) =>
    exhibitOf(tabOf(at), items, known.get(key), options),
  );
  for (const exhibit of exhibits) exhibit.remarks.push(...otherCaptures(exhibit, exhibits));
  return { form: options.form, at: binder.changedAt, exhibits, issues: issuesOf(binder, exhibits) };
}

function issuesOf({ sections }: Binder, exhibits: readonly Exhibit[]): Packet['issues'] {
  const tabs = new Map(exhibits.flatMap(({ tab, passages }) => passages.map(({ itemId }) => [itemId, tab])));
  return sections
    .filter(({ items }) => items.length > 0)
    .map(({ heading, items }) => ({
      heading,
      cited: items.map(({ id }) => ({ tab: tabs.get(id) ?? '', itemId: id })),
    }));
}

/** What a binder cites of one capture of a report. */
export type CitedCapture = { key: string; items: Placed[] };

type Placed = { heading: string; item: BinderItem };

/** The captures that a binder cites, in the order in which it first does, with what it cites of each. */
export function citedCaptures({ sections }: Binder): CitedCapture[] {
  const cited = sections.flatMap(({ heading, items }) => items.map((item) => ({ heading, item })));
  const groups = Map.groupBy(cited, ({ item }) => captureKey(item.reportId, item.sha256));
  return [...groups].map(([key, items]) => ({ key, items }));
}

/** The key of a `CitedCapture`. Each capture of a report is an exhibit of its own: what was shown then may not be what was shown later. */
export function captureKey(reportId: string, sha256: Sha256): string {
  return `${reportId} ${sha256}`;
}

function exhibitOf(
  tab: string,
  items: readonly Placed[],
  material: Material | undefined,
  options: PlanOptions,
): Exhibit {
  const [first] = items;
  if (first === undefined) throw new Error('an exhibit without items');
  const { reportId, capturedAt, sha256 } = first.item;
  if (material === undefined) return { tab, reportId, capture: { capturedAt, sha256 }, ...lost(items) };
  const passages = items.map((placed) => citedPassage(placed, material));
  const { title, publisher, citation, url, card, capture } = material;
  const language = languageOf(material);
  const body = bodyOf(material, passages, options);
  return {
    ...{ tab, reportId, capture, title, publisher, language, citation, url, card, passages },
    remarks: remarksOn(material, passages, body),
    checks: [...material.notes, ...unfoundChecks(passages)],
    certificate: !isEnglish(language) || items.some(({ item }) => isForeign(item, material)),
    body,
  };
}

/** The language that the report states, or in which most of its text was read. */
function languageOf({ language, passages }: Material): LanguageTag {
  if (language !== 'und') return language;
  const lengths = new Map<LanguageTag, number>();
  for (const one of passages) lengths.set(one.language, (lengths.get(one.language) ?? 0) + one.text.length);
  const [most] = [...lengths].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? language;
}

function isEnglish(language: LanguageTag): boolean {
  return /^en(?:-|$)/.test(language);
}

/** Words in another language need a translation in an English document too, when they are relied on. */
function isForeign(item: BinderItem, { passages }: Material): boolean {
  const language = passageOf(item, passages)?.language ?? 'und';
  return language === 'und' ? /\p{Script=Cyrillic}/u.test(item.text) : !isEnglish(language);
}

/** An exhibit whose report is no longer kept: what the binder itself holds is printed. */
function lost(items: readonly Placed[]): Omit<Exhibit, 'tab' | 'reportId' | 'capture'> {
  const reportId = items[0]?.item.reportId ?? '';
  return {
    title: `Report ${reportId}`,
    publisher: '',
    language: 'und',
    citation: [{ text: `Report ${reportId}, of which the archive no longer holds title, publisher and text` }],
    card: [],
    passages: items.map(({ heading, item }) => base(heading, item)),
    remarks: [
      'The archive no longer holds this report. The passages are printed below as they stood when they were put into the binder.',
    ],
    checks: ['The report is gone from the archive: its citation must be completed by hand.'],
    certificate: items.some(({ item }) => /\p{Script=Cyrillic}/u.test(item.text)),
    body: { kind: 'none' },
  };
}

function base(heading: string, { id, passageId, relevance, text }: BinderItem): CitedPassage {
  return { itemId: id, passageId, heading, text, ...(relevance !== undefined && { relevance }) };
}

function citedPassage({ heading, item }: Placed, { passages, places, original, unfound }: Material): CitedPassage {
  const passage = passageOf(item, passages);
  if (passage === undefined) return { ...base(heading, item), ...(unfound.includes(item.id) && { unfound: true }) };
  const place = places[passage.id];
  const marked = placeOf(passage.id, original);
  return { ...base(heading, item), ...(place !== undefined && { place }), ...(marked && { marked }) };
}

function placeOf(passageId: string, original: Original): CitedPassage['marked'] {
  if (original.kind === 'text') return { passageId };
  const sheet = original.kind === 'pages' ? original.marked[passageId]?.[0] : undefined;
  return sheet === undefined ? undefined : { sheet };
}

/** The passage of an item: a newer reader may have cut the text into other passages, so the words decide, not the number. */
export function passageOf<P extends Pick<Passage, 'id' | 'text'>>(
  item: Pick<BinderItem, 'passageId' | 'text'>,
  passages: readonly P[],
): P | undefined {
  const same = passages.filter(({ text }) => text === item.text);
  return same.find(({ id }) => id === item.passageId) ?? same[0];
}

function bodyOf({ original, passages }: Material, cited: readonly CitedPassage[], { text }: PlanOptions): Body {
  if (original.kind === 'pages') return { kind: 'pages', sheets: original.sheets, of: original.of };
  if (original.kind === 'none' || passages.length === 0) return { kind: 'none' };
  const ids = cited.flatMap(({ marked }) => (marked !== undefined && 'passageId' in marked ? [marked.passageId] : []));
  return { kind: 'text', parts: textParts(passages, new Set(ids), text) };
}
