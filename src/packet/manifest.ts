import type { Sha256 } from '../model/values.ts';
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
  /** The binder's revision; its id is a key, and stays out. */
  revision: number;
  files: readonly ManifestFile[];
  /** What whoever files the packet should know. */
  warnings: readonly string[];
};

/**
 * What stands beside a packet: which captures its exhibits rest on, the hashes of originals and files, and what must be checked before it is filed. It is
 * never filed itself. JSON, ended by a line feed; the same packet gives the same text.
 */
export function manifestOf({ packet, revision, files, warnings }: ManifestOf): string {
  const manifest = {
    format: 'country-conditions-packet',
    version: 1,
    binder: { revision, changedAt: packet.at },
    form: packet.form,
    files,
    warnings,
    exhibits: packet.exhibits.map(
      ({ tab, reportId, url, title, language, capture, passages, remarks, checks, body }) => ({
        ...{ tab, reportId, title, url, language, capture },
        printed: body.kind === 'pages' ? { sheets: body.sheets, of: body.of } : body.kind,
        passages: passages.map(({ passageId, marked, unfound }) => ({
          ...{ passageId, marked: marked !== undefined },
          ...(unfound && { unfound }),
        })),
        remarks,
        checks,
      }),
    ),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** What to check before a packet is filed, as plain text for whoever files it. Never filed itself. */
export function checklistOf({ packet, files, warnings }: Omit<ManifestOf, 'revision'>): string {
  const common = [
    'The cover page and the certificates of translation are empty: fill them in and sign them.',
    'Captions, deadlines and limits of size follow the rules in force at the court: check them.',
    ...warnings,
  ];
  const lines = [
    'BEFORE FILING (this list is not part of the packet)',
    '',
    ...files.map(
      ({ name, tabs, pages }) => `${name}: tabs ${tabs.join(', ')}${pages ? `, pages ${pages[0]} to ${pages[1]}` : ''}`,
    ),
    '',
    ...common.map((line) => `- ${line}`),
  ];
  for (const { tab, title, remarks, checks, certificate } of packet.exhibits) {
    const translation = certificate ? ['An English translation and the signed certificate must go with it.'] : [];
    const all = [...remarks, ...checks, ...translation];
    if (all.length > 0) lines.push('', `Exhibit ${tab}: ${title}`, ...all.map((line) => `- ${line}`));
  }
  return `${lines.join('\r\n')}\r\n`;
}
