import { createHash } from 'node:crypto';
import type { Binder } from './binder/binder.ts';
import { binderStanding } from './binder-standing.ts';
import { Failure } from './errors.ts';
import { createGathering } from './exhibits.ts';
import { docxType } from './media-type.ts';
import { checklistOf, type ManifestFile, manifestOf } from './packet/manifest.ts';
import { type PacketOptions, packetLimits } from './packet/options.ts';
import { tooLarge } from './packet/original.ts';
import type { Excerpt, ExcerptRequest } from './packet/pdf/excerpt.ts';
import type { PdfParts, WrittenPdf } from './packet/pdf/packet.ts';
import { citedCaptures, type Material, type Packet, planPacket, usualText } from './packet/plan.ts';
import { standingChecks } from './packet/standing-checks.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';

/** Where packets are made, apart from this process. */
export type PacketWorkshop = {
  excerpt(request: ExcerptRequest): Promise<Excerpt>;
  pdf(packet: Packet, parts: Omit<PdfParts, 'fonts'>): Promise<WrittenPdf>;
  docx(packet: Packet): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** A packet as files: the packet's own, what to check before filing, and its manifest last. `warnings`: what whoever files it should know. */
export type MadePacket = { files: { name: string; type: string; bytes: Uint8Array }[]; warnings: string[] };

export type Packer = {
  /**
   * Makes an exhibit packet of a binder. One is made at a time; others wait.
   * @throws Failure packet.empty, packet.too-large; limit.reached when too many wait
   */
  pack(binder: Binder, options: PacketOptions): Promise<MadePacket>;
};

type Parts = { store: Store; sources: readonly Source[]; openWorkshop(): PacketWorkshop };

/** Packets that may wait while another is made. */
const mostWaiting = 4;

/** Joins what the store knows of a binder's reports with the writers of `packet/`. */
export function createPacker(parts: Parts): Packer {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async pack(binder, options) {
      if (waiting > mostWaiting)
        throw new Failure('limit.reached', 'Several packets are being made. Try again in a few minutes.', {
          retryable: true,
          retryAfterMs: 60_000,
        });
      waiting += 1;
      const made = last.then(() => packIn(parts, binder, options));
      last = made.catch(() => undefined);
      try {
        return await made;
      } finally {
        waiting -= 1;
      }
    },
  };
}

async function packIn({ store, sources, openWorkshop }: Parts, binder: Binder, options: PacketOptions) {
  const cited = citedCaptures(binder);
  if (cited.length === 0) throw new Failure('packet.empty', 'The binder holds no passage yet. Put some into it first.');
  if (cited.length > packetLimits.exhibits)
    throw tooLarge(`The binder cites ${cited.length} documents; a packet can have ${packetLimits.exhibits} exhibits.`);
  const workshop = openWorkshop();
  try {
    const gathering = createGathering({ store, sources, workshop, options });
    const materials: Material[] = [];
    for (const capture of cited) {
      const material = await gathering.material(capture);
      if (material !== undefined) materials.push(material);
    }
    const packet = planPacket(binder, materials, { form: options.form, text: usualText });
    await checkStandings(packet, binder, { store, sources });
    return await written(packet, binder, { workshop, excerpts: gathering.excerpts(packet), options });
  } finally {
    await workshop.close();
  }
}

/** Only what is told to whoever files it: the packet itself follows from the binder and the captures alone. */
async function checkStandings(
  { exhibits }: Packet,
  { sections }: Binder,
  parts: Pick<Parts, 'store' | 'sources'>,
): Promise<void> {
  // Without an age nothing is counted to a day.
  const standings = new Map((await binderStanding({ sections }, '', parts)).map((one) => [one.itemId, one]));
  for (const { passages, checks } of exhibits)
    checks.push(...standingChecks(passages.flatMap(({ itemId }) => standings.get(itemId) ?? [])));
}

type Writing = { workshop: PacketWorkshop; excerpts: Map<string, Uint8Array>; options: PacketOptions };

async function written(packet: Packet, binder: Binder, writing: Writing): Promise<MadePacket> {
  const { files, warnings } = await (writing.options.format === 'docx'
    ? asDocx(packet, writing)
    : asPdf(packet, writing)
  ).catch(tooMuch);
  const listed = files.map(({ name, bytes, tabs, pages }): ManifestFile => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, sha256, bytes: bytes.length, tabs, ...(pages && { pages }) };
  });
  const { revision } = binder;
  const text = (name: string, type: string, content: string) => ({
    name,
    type,
    bytes: new TextEncoder().encode(content),
  });
  return {
    files: [
      ...files.map(({ name, type, bytes }) => ({ name, type, bytes })),
      text('check.txt', 'text/plain', checklistOf({ packet, files: listed, warnings })),
      text('manifest.json', 'application/json', manifestOf({ packet, revision, files: listed, warnings })),
    ],
    warnings,
  };
}

type Written = {
  files: { name: string; type: string; bytes: Uint8Array; tabs: string[]; pages?: readonly [number, number] }[];
  warnings: string[];
};

async function asPdf(packet: Packet, { workshop, excerpts, options }: Writing): Promise<Written> {
  const { megabytes, schedule } = options;
  const parts = { excerpts, mostBytes: megabytes * 1e6, schedulePages: schedule };
  const { files, warnings } = await workshop.pdf(packet, parts);
  const nameOf = (at: number) => (files.length === 1 ? 'exhibits.pdf' : `exhibits-${at + 1}-of-${files.length}.pdf`);
  return { files: files.map((file, at) => ({ ...file, name: nameOf(at), type: 'application/pdf' })), warnings };
}

async function asDocx(packet: Packet, { workshop, options }: Writing): Promise<Written> {
  const bytes = await workshop.docx(packet);
  const tabs = packet.exhibits.map(({ tab }) => tab);
  const counted = `Word counts the pages when the file is opened: have it bring the fields up to date, and check the numbers.`;
  const meter = `Count the pages of the schedule of country information: ${options.schedule} is the most. Check the practice direction in force.`;
  return {
    files: [{ name: 'exhibits.docx', type: docxType, bytes, tabs }],
    warnings: packet.form === 'uk' ? [counted, meter] : [counted],
  };
}

function tooMuch(error: unknown): never {
  const isLimit = error instanceof Failure && (error.code === 'extract.memory' || error.code === 'extract.timeout');
  if (isLimit) throw tooLarge('The packet takes more time or memory than it may.', error);
  throw error;
}
