import { walk } from './docx-xml.ts';

/** The level of plain text, which a document may give to take a paragraph out of its outline (ECMA-376 part 1, 17.3.1.20). */
const PLAIN = 9;

/** The style that a paragraph is put in whose own properties give it a place in the outline. */
export const outlineStyle = (level: number): string => `outline-level-${level}`;

/** Level from 0 of each paragraph style that has a place in the outline of a document, its own or that of the style it rests on. */
export function outlineLevels(styles: string): Map<string, number> {
  const found = stylesOf(styles);
  const levels = new Map<string, number>();
  for (const id of found.keys()) {
    let style = found.get(id);
    for (let depth = 0; style !== undefined && style.level === undefined && depth < 12; depth += 1) {
      style = found.get(style.base);
    }
    if (style?.level !== undefined && style.level < PLAIN) levels.set(id, style.level);
  }
  return levels;
}

/**
 * Puts the paragraphs whose own properties give them a place in the outline, or take them out of it, into styles that say so: mammoth looks
 * at styles alone. `levels`: of the document's styles.
 */
export function writeOutline(document: string, levels: ReadonlyMap<string, number>): string {
  let written = '';
  let copied = 0;
  for (const { from, to, style, level } of paragraphsOf(document)) {
    if (level === undefined || (level >= PLAIN && !levels.has(style ?? ''))) continue;
    const properties = document.slice(from, to).replace(/<w:pStyle\b[^>]*?(?:\/>|>\s*<\/w:pStyle>)/, '');
    written += `${document.slice(copied, from)}<w:pStyle w:val="${outlineStyle(level)}"/>${properties}`;
    copied = to;
  }
  return written + document.slice(copied);
}

type Style = { base: string; level?: number };

function stylesOf(styles: string): Map<string, Style> {
  const found = new Map<string, Style>();
  let open: Style | undefined;
  walk(styles, {
    open({ name, attributes }) {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:style') {
        open = { base: '' };
        if (attributes['w:type'] === 'paragraph') found.set(attributes['w:styleId'] ?? '', open);
      } else if (open === undefined) return;
      else if (name === 'w:basedOn') open.base = value;
      else if (name === 'w:outlineLvl' && /^\d$/.test(value)) open.level = Number(value);
    },
  });
  return found;
}

type Properties = { from: number; to: number; style?: string; level?: number };

/** The properties of each paragraph, without their tags; those that a change once replaced are passed over. */
function paragraphsOf(document: string): Properties[] {
  const found: Properties[] = [];
  let open: Properties | undefined;
  let replaced = false;
  walk(document, {
    open({ name, attributes, end }) {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:pPrChange') replaced = true;
      if (replaced) return;
      if (name === 'w:pPr') open = { from: end, to: end };
      else if (open === undefined) return;
      else if (name === 'w:pStyle') open.style = value;
      else if (name === 'w:outlineLvl' && /^\d$/.test(value)) open.level = Number(value);
    },
    close({ name, at }) {
      if (name === 'w:pPrChange') replaced = false;
      if (replaced || name !== 'w:pPr' || open === undefined) return;
      if (at > open.from) found.push({ ...open, to: at });
      open = undefined;
    },
  });
  return found;
}
