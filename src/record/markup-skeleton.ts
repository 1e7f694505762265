import type { Json } from '../model/values.ts';
import { type AnyNode, type Element, isElement, rootOf, treeOf } from '../read/dom.ts';
import { heavy } from '../read/heavy.ts';
import type { Invention } from './invention.ts';
import { jsonSkeleton } from './json-skeleton.ts';

/** Entries of a feed or sitemap that are taken. */
const entries = 20;

/** Elements that say nothing to a reader of pages. */
const dropped = new Set(['style', 'svg', 'iframe', 'object', 'embed', 'video', 'audio', 'canvas', 'template']);

const keptAttributes =
  /^(?:class|rel|type|lang|xml:lang|dir|itemprop|itemtype|itemscope|property|name|http-equiv|role|hreflang|colspan|rowspan|scope|start|hidden|aria-hidden|style|ispermalink|domain|version|xmlns(?::.*)?)$/i;
const addressAttributes = /^(?:href|src|action|cite|about|resource|rdf:about|rdf:resource|url)$/i;

/** HTML with the same elements and without a word of its publisher. */
export function htmlSkeleton(markup: string, invention: Invention): string {
  const $ = treeOf(markup);
  inventChildren(rootOf($), invention);
  return $.html();
}

/** A feed or sitemap with the same elements, its first entries alone. */
export function xmlSkeleton(markup: string, invention: Invention): string {
  const $ = heavy.cheerio().load(markup, { xml: { xmlMode: true, decodeEntities: true, encodeEntities: 'utf8' } });
  inventChildren(rootOf($), invention, true);
  return $.xml().replace(/^(<\?xml[^>]*?encoding=")[^"]*"/i, '$1utf-8"');
}

type Parent = Extract<AnyNode, { children: object }>;

function inventChildren(parent: Parent, invention: Invention, xml = false): void {
  const seen = new Map<string, number>();
  parent.children = parent.children.filter((node) => {
    if (node.type === 'comment') return false;
    if (!isElement(node)) return true;
    const count = (seen.get(node.name) ?? 0) + 1;
    seen.set(node.name, count);
    if (xml) return count <= entries;
    return !dropped.has(node.name) && (node.name !== 'script' || /json/i.test(node.attribs.type ?? ''));
  });
  for (const node of parent.children) inventNode(node, invention, xml);
}

function inventNode(node: AnyNode, invention: Invention, xml: boolean): void {
  if (node.type === 'text') node.data = inventedValue(node.data, invention, xml);
  else if (isElement(node) && node.name === 'script') inventScript(node, invention);
  else if (isElement(node)) {
    inventAttributes(node, invention, xml);
    inventChildren(node, invention, xml);
  } else if ('children' in node) inventChildren(node, invention, xml);
}

function inventedValue(text: string, invention: Invention, xml: boolean): string {
  if (text.trim() === '') return text;
  if (/^\s*(?:https?:\/\/)\S*\s*$/i.test(text)) return invention.address(text.trim());
  // In a feed, markup stands in the text.
  if (xml && /<[a-z][^>]*>/i.test(text)) return htmlSkeleton(text, invention);
  return invention.text(text);
}

function inventAttributes(element: Element, invention: Invention, xml: boolean): void {
  const attributes = Object.entries(element.attribs).flatMap(([name, value]): [string, string][] => {
    const made = inventedAttribute(element, name, value, invention);
    if (made !== undefined) return [[name, made]];
    return xml ? [[name, inventedValue(value, invention, false)]] : [];
  });
  element.attribs = Object.fromEntries(attributes);
}

function inventedAttribute(element: Element, name: string, value: string, invention: Invention): string | undefined {
  if (keptAttributes.test(name)) return value;
  if (addressAttributes.test(name)) return invention.address(value);
  if (name === 'charset') return 'utf-8';
  if (name === 'datetime') return invention.date(value);
  if (name === 'id' || /^data-/.test(name)) return /^[\w:. -]{0,60}$/.test(value) ? invention.address(value) : '';
  if (name === 'content') return inventedContent(element.attribs, value, invention);
  return /^(?:title|alt|aria-label|label|value|placeholder)$/.test(name) ? invention.text(value) : undefined;
}

/** What a `meta` says. */
function inventedContent(attributes: Element['attribs'], value: string, invention: Invention): string {
  const of = attributes.property ?? attributes.name ?? attributes.itemprop ?? '';
  if (attributes['http-equiv'] !== undefined) return value.replace(/charset=[\w-]+/i, 'charset=utf-8');
  if (/^(?:viewport|robots|generator)$|(?::|_)(?:type|locale|card)$/i.test(of)) return value;
  return /^\s*\d{4}-\d\d/.test(value) ? invention.date(value) : inventedValue(value, invention, false);
}

function inventScript(element: Element, invention: Invention): void {
  element.attribs = Object.fromEntries(
    Object.entries(element.attribs).filter(([name]) => name === 'type' || name === 'id'),
  );
  for (const child of element.children) if (child.type === 'text') child.data = inventedJson(child.data, invention);
}

function inventedJson(text: string, invention: Invention): string {
  try {
    const made = jsonSkeleton(JSON.parse(text) as Json, invention, (markup) => htmlSkeleton(markup, invention));
    return JSON.stringify(made).replaceAll('<', '\\u003c');
  } catch {
    return '{}';
  }
}
