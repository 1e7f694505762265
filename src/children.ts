import { createReader, type Reader } from './isolate/reader.ts';
import type { Discovery } from './model/page.ts';
import type { PacketWorkshop } from './packer.ts';
import type { Excerpt } from './packet/pdf/excerpt.ts';
import type { WrittenPdf } from './packet/pdf/packet.ts';
import type { Deriver } from './pipeline.ts';
import type { Reading } from './store/report-port.ts';

/** The killable process in which pages are read. */
export function openReader(): Reader {
  return createReader({ module: new URL('./isolate/child.ts', import.meta.url).href });
}

/**
 * Killable processes that make one packet: one takes the originals apart, and is gone when another writes, so that what the first still holds is free. Two
 * minutes for an original, or for the whole.
 */
export function openPacketWorkshop(): PacketWorkshop {
  const module = new URL('./isolate/packet-child.ts', import.meta.url).href;
  const start = () => createReader({ module, timeoutMs: 120_000, memoryMb: 1024 });
  let takesApart: Reader | undefined;
  let writes: Reader | undefined;
  const writer = async () => {
    await takesApart?.close();
    writes ??= start();
    return writes;
  };
  return {
    excerpt(request) {
      takesApart ??= start();
      return takesApart.call<Excerpt>('excerpt', request);
    },
    pdf: async (packet, parts) => (await writer()).call<WrittenPdf>('pdf', { packet, parts }),
    docx: async (packet) => (await writer()).call<Uint8Array>('docx', packet),
    close: async () => void (await Promise.all([takesApart?.close(), writes?.close()])),
  };
}

/** Finding links and reading pages, as the pipeline asks for them, in that process. */
export function deriverOf(reader: Reader): Deriver {
  return {
    discover: (sourceId, page) => reader.call<Discovery>('discover', { sourceId, page }),
    derive: (sourceId, page, link) => reader.call<Reading>('derive', { sourceId, page, link }),
  };
}
