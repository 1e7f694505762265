/** The child process in which packets are made: originals are foreign bytes, and writing hundreds of pages would hold up whoever serves. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExcerptRequest } from '../packet/pdf/excerpt.ts';
import type { Face, Fonts } from '../packet/pdf/fonts.ts';
import type { PdfParts } from '../packet/pdf/packet.ts';
import { unpackedFont } from '../packet/pdf/woff.ts';
import type { Packet } from '../packet/plan.ts';
import { serveTasks } from './serve.ts';

const files: Readonly<Record<Face, string>> = {
  regular: import.meta.resolve('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
  italic: import.meta.resolve('@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
  spare: import.meta.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff'),
};

function fonts(): Fonts {
  const read = (face: Face) => readFileSync(fileURLToPath(files[face]));
  return { regular: read('regular'), italic: read('italic'), bold: read('bold'), spare: unpackedFont(read('spare')) };
}

// Each task loads its own libraries: a process does one kind, and they take tens of megabytes.
serveTasks({
  async excerpt(argument) {
    const { excerptOf } = await import('../packet/pdf/excerpt.ts');
    return excerptOf(argument as ExcerptRequest);
  },
  async docx(argument) {
    const { packetDocx } = await import('../packet/docx/packet.ts');
    return packetDocx(argument as Packet);
  },
  async pdf(argument) {
    const { packetPdf } = await import('../packet/pdf/packet.ts');
    const { packet, parts } = argument as { packet: Packet; parts: Omit<PdfParts, 'fonts'> };
    return packetPdf(packet, { ...parts, fonts: fonts() });
  },
});
