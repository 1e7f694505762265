declare module 'fontkit' {
  import type { Fontkit } from '@cantoo/pdf-lib';

  type Font = { hasGlyphForCodePoint(codePoint: number): boolean };

  /** Reads a font. */
  export const create: Fontkit['create'] & ((bytes: Uint8Array) => Font);
}
