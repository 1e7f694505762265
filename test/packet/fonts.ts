import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Face, Fonts } from '../../src/packet/pdf/fonts.ts';
import { unpackedFont } from '../../src/packet/pdf/woff.ts';

const files: Record<Face, string> = {
  regular: import.meta.resolve('@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf'),
  italic: import.meta.resolve('@expo-google-fonts/noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf'),
  spare: import.meta.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff'),
};

const read = (face: Face) => new Uint8Array(readFileSync(fileURLToPath(files[face])));

export const fonts: Fonts = {
  regular: read('regular'),
  italic: read('italic'),
  bold: read('bold'),
  spare: unpackedFont(read('spare')),
};
