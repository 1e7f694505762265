import { standsIn } from './binder/stands.ts';
import { issuerOf } from './by-hand.ts';
import { cite, styleOf } from './cite/cite.ts';
import { pinpointOf, placeText } from './cite/pinpoint.ts';
import { createCiter } from './citer.ts';
import { Failure } from './errors.ts';
import type { Report, Version } from './model/report.ts';
import { cardRows } from './packet/card.ts';
import { type PacketOptions, packetLimits } from './packet/options.ts';
import { noCapture, noPages, onlyText, tooLarge, whyNotBound } from './packet/original.ts';
import type { Excerpt, ExcerptRequest } from './packet/pdf/excerpt.ts';
import { type CitedCapture, captureKey, type Material, type Original, type Packet, passageOf } from './packet/plan.ts';
import { citationStyles, placeWords } from './packet/words.ts';
import { isPdf } from './read/sniff.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';

type Parts = {
  store: Store;
  sources: readonly Source[];
  workshop: { excerpt(request: ExcerptRequest): Promise<Excerpt> };
  options: PacketOptions;
};

/**
 * Gathers the material of captures one after another, and keeps the excerpts of their originals.
 * @throws Failure packet.too-large, from `material`
 */
export function createGathering({ store, sources, workshop, options }: Parts) {
  const citer = createCiter({ store, sources });
  const bytesOf = new Map<string, Uint8Array>();
  let bytes = 0;
  let pages = 0;

  async function material({ key, items }: CitedCapture): Promise<Material | undefined> {
    const [first] = items;
    const report = first && (await store.report(first.item.reportId));
    if (first === undefined || report === undefined) return undefined;
    const versions = (await store.versions(report.id)).filter(({ sha256 }) => sha256 === first.item.sha256);
    const version = versions.find(({ number }) => number === first.item.version) ?? versions[0];
    const passages = version === undefined ? [] : await store.passages(report.id, version.number);
    const places = items.flatMap(({ item }) => passageOf(item, passages) ?? []);
    const original: Original =
      version === undefined ? { kind: 'none', why: noCapture } : await originalOf(key, version, places);
    return {
      ...(await described(report, version, first.item)),
      passages,
      places: placesOf(places, passages),
      unfound: version === undefined ? [] : await unfoundIn(version, items, passages),
      original,
    };
  }

  /** Whole texts are read only for words that are no passage. */
  async function unfoundIn(
    { number, reportId }: Version,
    items: CitedCapture['items'],
    passages: readonly TaggedPassage[],
  ): Promise<string[]> {
    const strange = items.filter(({ item }) => passageOf(item, passages) === undefined);
    const text = strange.length === 0 ? '' : ((await store.versionText(reportId, number)) ?? '');
    return strange.filter(({ item }) => !standsIn(item.text, text)).map(({ item }) => item.id);
  }

  async function described(report: Report, version: Version | undefined, cited: Material['capture']) {
    const { document } = await citer.reference({ reportId: report.id, ...(version && { version: version.number }) });
    const { capturedAt, sha256 } = version ?? cited;
    const style = styleOf(citationStyles[options.form]);
    if (style === undefined) throw new Error('a packet is cited in a style that is none');
    const { set, notes } = cite({ ...document, capture: { capturedAt, sha256 } }, style);
    const source = sources.find(({ id }) => id === report.sourceId);
    const issuer = issuerOf(report, sources);
    return {
      reportId: report.id,
      ...(version && { version: version.number }),
      capture: { capturedAt, sha256 },
      title: report.title,
      publisher: issuer?.publisher ?? '',
      language: report.language,
      citation: set,
      notes,
      url: report.url,
      // Of what was added by hand the publisher is as somebody said: a card of ours would vouch for it.
      card: cardRows(report.byHand === undefined ? (source ?? {}) : (issuer ?? {})),
      ...(report.byHand !== undefined && { byHand: { file: report.byHand.file !== undefined } }),
    };
  }

  function placesOf(cited: readonly TaggedPassage[], passages: readonly TaggedPassage[]): Record<string, string> {
    const words = placeWords[options.form];
    const places = cited.map((passage) => [passage.id, placeText(pinpointOf(passage, passages), words)] as const);
    return Object.fromEntries(places.filter((place): place is [string, string] => place[1] !== undefined));
  }

  async function originalOf(key: string, version: Version, cited: readonly TaggedPassage[]): Promise<Original> {
    try {
      const body = await store.snapshotBytes(version.sha256);
      if (!isPdf(body)) return { kind: 'text', why: noPages };
      if (options.format === 'docx') return { kind: 'text', why: onlyText };
      const sought = cited.flatMap(({ id, sheet, text }) => (sheet === undefined ? [] : [{ id, sheet, text }]));
      const url = `capture ${version.sha256}`;
      const excerpt = await workshop.excerpt({ body, url, passages: sought, whole: options.whole });
      keep(key, excerpt);
      return { kind: 'pages', sheets: excerpt.sheets, of: excerpt.of, marked: excerpt.marked };
    } catch (error) {
      if (error instanceof Failure && error.code !== 'packet.too-large')
        return { kind: 'text', why: whyNotBound(error.code) };
      throw error;
    }
  }

  function keep(key: string, excerpt: Excerpt): void {
    bytes += excerpt.bytes.length;
    pages += excerpt.sheets.length;
    if (bytes > packetLimits.bytes) throw tooLarge(`The originals take more than ${packetLimits.bytes / 1e6} MB.`);
    if (pages > packetLimits.pages)
      throw tooLarge(`The originals have more than ${packetLimits.pages} pages to print.`);
    bytesOf.set(key, excerpt.bytes);
  }

  return {
    material,
    /** The excerpts by tab. */
    excerpts: ({ exhibits }: Packet): Map<string, Uint8Array> =>
      new Map(
        exhibits.flatMap(({ tab, reportId, capture }) => {
          const excerpt = bytesOf.get(captureKey(reportId, capture.sha256));
          return excerpt === undefined ? [] : [[tab, excerpt] as const];
        }),
      ),
  };
}
