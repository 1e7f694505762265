import type { Block } from '../model/draft.ts';
import type { AnyNode, Element } from './dom.ts';

/** Marks stand in raw text between two private-use characters until the text is settled and their offsets are known. */
const markOpen = '\ue000';
const markClose = '\ue001';
/** Where the page itself breaks the line. */
const lineBreak = '\ue002';
/** What stands between these two is the text of a link. */
const linkOpen = '\ue003';
const linkClose = '\ue004';
const hidden = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'canvas',
  'head',
  'title',
]);
const controls = new Set(['button', 'select', 'input', 'textarea', 'option', 'datalist', 'audio', 'video']);
const markText = /^[[(]?\s*(\d{1,4}|[ivxl]{1,6}|[a-z]|[*†‡§]{1,3})\s*[\])]?$/iu;
/** Unlinked superscripts after these words are the tail of an article number: `ст. 280³` is article 280.3. */
const articleBefore =
  /(?:(?<!\p{L})(?:art(?:icles?|s)?|section|ст|ч|пп?)\.?|(?:стат|част|пункт)[а-яіє]+)(?:[\s\d.,()-]|(?<!\p{L})(?:от|до|и|або|или|по|та|and|or|to|part|ч\.|ст\.)(?!\p{L})){0,30}\d$/iu;

/** Element names whose content nobody reads. */
export function isUnread(name: string): boolean {
  return hidden.has(name) || controls.has(name);
}

/** True for an element that only points to a footnote: `<sup><a href="#fn1">1</a></sup>`, `<a href="#_ftn1">[1]</a>`. */
export function isNoteMark(element: Element): boolean {
  if (element.name !== 'a' && element.name !== 'sup') return false;
  const text = plainText(element).trim();
  if (text.length > 8 || !markText.test(text)) return false;
  if (element.name === 'a') return pointsInside(element) && (/^[[(]/.test(text) || within(element, 'sup'));
  return element.name === 'sup' && (linkInside(element) || within(element, 'a') || /note|ref/i.test(classOf(element)));
}

/** The number that a footnote mark shows, without its brackets. */
export function numberOfMark(mark: Element): string {
  const text = plainText(mark).trim();
  return markText.exec(text)?.[1] ?? text;
}

/** Adds the text of an inline element or text node to what was read before it. */
export function appendInline(before: string, node: AnyNode): string {
  if (node.type === 'text') return before + node.data.replace(/[\ue000-\ue004]/g, '');
  if (!('attribs' in node) || isUnread(node.name)) return before;
  if (node.name === 'br') return before + lineBreak;
  if (isNoteMark(node)) return `${before}${markOpen}${numberOfMark(node)}${markClose}`;
  if (node.name === 'sup') return before + superscript(before, plainText(node));
  if (node.name === 'a') return `${appendChildren(before + linkOpen, node)}${linkClose}`;
  return appendChildren(before, node);
}

/** Adds the texts of all that an element holds, whatever the element is. */
export function appendChildren(before: string, element: Element): string {
  return element.children.reduce((text, child) => appendInline(text, child), before);
}

/**
 * Raw text in its final form: white space as single spaces, a line feed where the page breaks a line, no soft hyphens, footnote marks
 * taken out and given with their offsets. `linked` is the share of characters that are links.
 */
export function settle(raw: string): Pick<Block, 'text' | 'marks'> & { linked: number } {
  const linked = [...raw.matchAll(/\ue003([^\ue004]*)/g)].reduce(
    (sum, match) => sum + collapse(match[1] ?? '').length,
    0,
  );
  const spaced = collapse(raw.replace(/[\ue003\ue004]/g, ''));
  const marks: NonNullable<Block['marks']> = [];
  let text = '';
  for (const part of spaced.split(/(\ue000[^\ue001]*\ue001)/)) {
    if (part.startsWith(markOpen)) marks.push({ number: part.slice(1, -1), at: text.length });
    else text += part;
  }
  return { text, linked: linked / Math.max(1, text.length), ...(marks.length > 0 && { marks }) };
}

function collapse(raw: string): string {
  return raw
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?\ue002[ \ue002]*/g, '\n')
    .replace(/\s+(?=\ue000)/g, '')
    .trim();
}

/** True when raw text ends with a line break of the page, so that another one ends the paragraph. */
export function endsInBreak(raw: string): boolean {
  return /\ue002[\s\ue003\ue004]*$/.test(raw);
}

/** All text below a node, as it stands in the markup. */
export function plainText(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  if (!('children' in node) || ('attribs' in node && isUnread(node.name))) return '';
  return node.children.map(plainText).join('');
}

function superscript(before: string, text: string): string {
  const digits = text.trim();
  if (!/^\d{1,3}$/.test(digits)) return text;
  if (articleBefore.test(before.slice(-60))) return `.${digits}`;
  if (/(?:\d|(?<!\p{L})(?:[kcmd]?m|[кcсдм]?м))$/u.test(before))
    return digits.replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(d)));
  return /[\p{L}\p{P}]$/u.test(before) ? `${markOpen}${digits}${markClose}` : text;
}

function pointsInside(element: Element): boolean {
  return /^[^?]*#./.test(element.attribs.href ?? '');
}

function linkInside(element: Element): boolean {
  return element.children.some(
    (child) => 'attribs' in child && (child.name === 'a' ? pointsInside(child) : linkInside(child)),
  );
}

function within(element: Element, name: string): boolean {
  const parent = element.parent;
  return parent !== null && 'attribs' in parent && (parent.name === name || within(parent, name));
}

function classOf(element: Element): string {
  return element.attribs.class ?? '';
}
