import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoInstant } from '../../model/values.ts';

/**
 * A DOCX whose bytes follow from what it says: every file of the archive at one time, the times and the numbers of bookmarks that the writer draws from clock
 * and counter in their place. ZIP stores local time, so the time is made of local parts.
 */
export function reproducible(bytes: Uint8Array, at: IsoInstant): Uint8Array {
  const files = unzipSync(bytes);
  const times = at.replace(/\.\d+Z$/, 'Z');
  change(files, 'docProps/core.xml', (xml) => xml.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${times}`));
  change(files, 'word/document.xml', renumbered);
  const sorted = Object.keys(files).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map((name) => [name, files[name] ?? new Uint8Array()])), {
    level: 6,
    mtime: new Date(1980, 0, 1),
  });
}

/** The list of types comes first: some readers tell a DOCX by it. */
function place(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}

function change(files: Record<string, Uint8Array>, name: string, by: (xml: string) => string): void {
  const file = files[name];
  if (file !== undefined) files[name] = strToU8(by(strFromU8(file)));
}

/** Bookmarks numbered as they come. */
function renumbered(xml: string): string {
  const numbers = new Map<string, number>();
  return xml.replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) =>
    tag.replace(/w:id="([^"]*)"/, (_, id: string) => {
      const number = numbers.get(id) ?? numbers.size + 1;
      numbers.set(id, number);
      return `w:id="${number}"`;
    }),
  );
}
