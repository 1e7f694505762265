import type { Exhibit, Form, Packet } from '../plan.ts';
import { type Blank, certificate, certificateNote, formWords } from '../words.ts';
import type { Leaves } from './leaves.ts';

/** The cover page: everything that names the case stays blank. */
export function setCover(
  leaves: Leaves,
  { form }: Packet,
  exhibits: readonly Exhibit[],
  file: { part: number; of: number },
): void {
  const words = formWords[form];
  setBlanks(leaves, words.filer, form === 'us' ? leaves.width * 0.45 : 0);
  leaves.space(24);
  for (const line of words.court) leaves.paragraph(line, { face: 'bold', align: 'centre', size: 12, below: 2 });
  if (form === 'us') setBlanks(leaves, [{ label: 'City and state' }], leaves.width * 0.45, leaves.width * 0.25);
  leaves.space(24);
  setBlanks(leaves, words.matter, leaves.width * 0.3);
  leaves.space(12);
  setBlanks(leaves, words.hearing, leaves.width * 0.2);
  leaves.space(24);
  leaves.paragraph(words.title, { face: 'bold', align: 'centre', size: 15, below: 4 });
  leaves.paragraph(tabsText(exhibits, words.tab), { align: 'centre', size: 12 });
  if (file.of > 1) leaves.paragraph(`File ${file.part} of ${file.of}`, { align: 'centre', size: 12 });
}

function tabsText(exhibits: readonly Exhibit[], word: string): string {
  const [first, last] = [exhibits[0]?.tab, exhibits.at(-1)?.tab];
  if (first === undefined) return '';
  return first === last ? `${word} ${first}` : `${word}s ${first} to ${last}`;
}

/** Labels with empty lines after them, `short` points shorter than the column. */
function setBlanks(leaves: Leaves, blanks: readonly Blank[], short = 0, indent = 0): void {
  for (const { label, lines = 1 } of blanks) {
    const [line] = leaves.lines(`${label}: `, { size: 10.5 });
    const from = indent + (line?.width ?? 0) + 8;
    if (leaves.left < 22 * lines) leaves.turn();
    for (let at = 0; at < lines; at += 1) {
      leaves.space(6);
      if (at === 0) leaves.paragraph(`${label}:`, { size: 10.5, left: indent, below: -3 });
      else leaves.space(11.7);
      leaves.rule(Math.max(100, leaves.width - short - from), from);
      leaves.space(-4);
    }
    leaves.space(3);
  }
}

/** The empty certificate of translation of one exhibit. */
export function setCertificate(leaves: Leaves, { tab, language }: Exhibit, form: Form): void {
  leaves.paragraph(`Exhibit ${tab}`, { size: 10, below: 30 });
  leaves.paragraph(certificate.title, { face: 'bold', align: 'centre', size: 14, below: 24 });
  const gap = '_'.repeat(34);
  leaves.paragraph(`${certificate.begin}${gap}${certificate.competent}${gap}${certificate.into}`, {
    size: 11.5,
    leading: 2,
    below: 10,
  });
  leaves.paragraph(certificate.truth, { size: 11.5, leading: 1.7, below: 14 });
  setBlanks(leaves, certificate.blanks);
  leaves.space(8);
  leaves.paragraph(certificate.extract, { size: 9.5, face: 'italic', below: 22 });
  setBlanks(leaves, certificate.signature, leaves.width * 0.15);
  leaves.space(20);
  leaves.paragraph(certificateNote(tab, language, form), { size: 9, face: 'italic' });
}
