import { unwrap } from './charset.ts';

/** What a body is, for choosing its reader. */
export type BodyKind = 'html' | 'pdf' | 'docx' | 'text' | 'feed' | 'json' | 'unknown';

/** What the bytes of a response are: by the bytes first, by the declared type second, by the address last. */
export function sniff(body: Uint8Array, contentType: string, url: string): BodyKind {
  const bytes = unwrap(body);
  return byMagic(bytes) ?? byText(bytes, contentType) ?? byName(bytes, contentType, url);
}

/** Whether bytes are a PDF as they stand, without any packing around it; some have other bytes before the mark. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 1024)).includes('%PDF-');
}

function byMagic(bytes: Uint8Array): BodyKind | undefined {
  if (isPdf(bytes)) return 'pdf';
  if (!latin1(bytes.subarray(0, 4)).startsWith('PK\u0003\u0004')) return undefined;
  const isDocx = (part: Uint8Array) => /word\/(?:document|styles|_rels|fontTable|settings)/.test(latin1(part));
  return isDocx(bytes.subarray(0, 65_536)) || isDocx(bytes.subarray(-65_536)) ? 'docx' : 'unknown';
}

function byText(bytes: Uint8Array, contentType: string): BodyKind | undefined {
  const head = readableHead(bytes);
  if (head === undefined) return undefined;
  const start = head.replace(/^(?:\s+|<!--[\s\S]*?-->|<\?[^>]*>)+/, '').slice(0, 200);
  if (/^<(?:rss|feed|rdf:RDF|(?:\w+:)?urlset|(?:\w+:)?sitemapindex)[\s>:]/i.test(start)) return 'feed';
  if (
    /^<(?:!doctype\s+html|html|head|body|meta|title|script|div|p|table|article|main|h[1-6]|ul|ol)[\s>/]/i.test(start)
  ) {
    return 'html';
  }
  if (/^[{[]/.test(start) && (/json/i.test(contentType) || isJson(bytes))) return 'json';
  return undefined;
}

function byName(bytes: Uint8Array, contentType: string, url: string): BodyKind {
  const type = contentType.toLowerCase();
  const head = readableHead(bytes);
  if (head === undefined) return 'unknown';
  if (/^(?:text\/html|application\/xhtml)/.test(type) && head.includes('<')) return 'html';
  if (/^application\/(?:rss|atom|rdf)/.test(type)) return 'feed';
  if (/<(?:p|div|h[1-6]|table|br|li)\b[^>]*>/i.test(head) && /\.x?html?$/i.test(pathOf(url))) return 'html';
  return head.trim() === '' ? 'unknown' : 'text';
}

/** The first part of a text body, one character a byte (UTF-16 made readable), or undefined for bytes that are no text. */
function readableHead(bytes: Uint8Array): string | undefined {
  const part = bytes.subarray(0, 4096);
  const wide = (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff);
  const head = latin1(part).replace(/^\u00ef\u00bb\u00bf/, '');
  if (wide) return head.slice(2).replaceAll('\0', '');
  // Text may carry a stray control character; a binary format is full of them.
  const odd = [...part].filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)).length;
  return odd > part.length / 50 ? undefined : head;
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}

function pathOf(url: string): string {
  return URL.parse(url)?.pathname ?? url;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
