import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Face, Fonts } from '../../src/packet/pdf/fonts.ts';

const files: Record<Face, string> = {
  regular: '400Regular/NotoSerif_400Regular.ttf',
  italic: '400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  bold: '700Bold/NotoSerif_700Bold.ttf',
};

const read = (face: Face) =>
  new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif/${files[face]}`))));

export const fonts: Fonts = { regular: read('regular'), italic: read('italic'), bold: read('bold') };
