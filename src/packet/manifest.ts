import type { Sha256 } from '../model.ts';
import type { Packet } from './plan.ts';

/** A file of a packet as the manifest names it. */
export type ManifestFile = {
  name: string;
  sha256: Sha256;
  bytes: number;
  tabs: readonly string[];
  /** Absent where pages are counted by whoever opens the file (DOCX). */
  pages?: readonly [first: number, last: number];
};

export type ManifestOf = {
  packet: Packet;
  binder: { id: string; revision: number };
  files: readonly ManifestFile[];
  /** What whoever files the packet should know. */
  warnings: readonly string[];
};

/**
 * What stands beside a packet: which captures its exhibits rest on, the hashes of originals and files, and what must be checked before it is filed. It is
 * never filed itself. JSON, ended by a line feed; the same packet gives the same text.
 */
export function manifestOf({ packet, binder, files, warnings }: ManifestOf): string {
  const manifest = {
    format: 'country-conditions-packet',
    version: 1,
    binder: { ...binder, changedAt: packet.at },
    form: packet.form,
    files,
    warnings,
    exhibits: packet.exhibits.map(
      ({ tab, reportId, url, title, language, capture, passages, remarks, checks, body }) => ({
        ...{ tab, reportId, title, url, language, capture },
        printed: body.kind === 'pages' ? { sheets: body.sheets, of: body.of } : body.kind,
        passages: passages.map(({ passageId, marked }) => ({ passageId, marked: marked !== undefined })),
        remarks,
        checks,
      }),
    ),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
