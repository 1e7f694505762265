import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Snapshot } from '../model/capture.ts';
import type { Sha256 } from '../model/values.ts';

/** A capture with its bytes. */
export type Capture = { snapshot: Snapshot; body: Uint8Array };

/** Where the same bytes stand in this file already. */
type Before = Pick<Snapshot, 'finalUrl' | 'fetchedAt'>;

const crlf = '\r\n';

/**
 * Captures as a WARC file (ISO 28500:2017, WARC/1.1), each record a gzip member of its own: `warcinfo`, then for every capture its `response` and
 * a `metadata` record that names the source. Bytes that stand in the file already are a `revisit`; a file that was added by hand, which no server
 * answered, is a `resource`. What we asked was not kept word for word, so there is no `request`. Bodies are kept with transfer and content encoding
 * undone: the headers that spoke of them, and of the length, are named `x-orig-…`, as other archives do. Digests are SHA-256, hexadecimal.
 */
export async function* warcOf(
  captures: AsyncIterable<Capture>,
  about: { software: string; at: string },
): AsyncGenerator<Uint8Array> {
  yield record(
    'warcinfo',
    about.software,
    about.at,
    { 'Content-Type': 'application/warc-fields' },
    information(about.software),
  );
  const seen = new Map<Sha256, Before>();
  for await (const { snapshot, body } of captures) {
    const before = seen.get(snapshot.sha256);
    const { record: bytes, id } = before === undefined ? captured(snapshot, body) : revisited(snapshot, before);
    yield bytes;
    yield described(snapshot, id);
    if (before === undefined) seen.set(snapshot.sha256, { finalUrl: snapshot.finalUrl, fetchedAt: snapshot.fetchedAt });
  }
}

function information(software: string): Uint8Array {
  const fields = {
    software,
    format: 'WARC File Format 1.1',
    conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
  };
  return Buffer.from(lines(fields));
}

function captured(snapshot: Snapshot, body: Uint8Array): { record: Uint8Array; id: string } {
  const type = isFile(snapshot) ? 'resource' : 'response';
  const block = isFile(snapshot) ? body : Buffer.concat([headOf(snapshot), body]);
  const contentType = isFile(snapshot)
    ? snapshot.contentType || 'application/octet-stream'
    : 'application/http; msgtype=response';
  const headers = { ...target(snapshot), 'Content-Type': contentType };
  const id = idOf(type, String(snapshot.id), snapshot.fetchedAt);
  return { id, record: record(type, String(snapshot.id), snapshot.fetchedAt, headers, block) };
}

function revisited(snapshot: Snapshot, before: Before): { record: Uint8Array; id: string } {
  const headers = {
    ...target(snapshot),
    'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
    'WARC-Refers-To-Target-URI': before.finalUrl,
    'WARC-Refers-To-Date': before.fetchedAt,
    ...(!isFile(snapshot) && { 'Content-Type': 'application/http; msgtype=response' }),
  };
  const block = isFile(snapshot) ? new Uint8Array() : headOf(snapshot);
  const id = idOf('revisit', String(snapshot.id), snapshot.fetchedAt);
  return { id, record: record('revisit', String(snapshot.id), snapshot.fetchedAt, headers, block) };
}

/** What we know of a capture beside the answer: what was asked for before any redirect, and for which source. */
function described(snapshot: Snapshot, concurrentTo: string): Uint8Array {
  const { sourceId, role, url, link } = snapshot;
  const headers = {
    'WARC-Target-URI': snapshot.finalUrl,
    'WARC-Concurrent-To': concurrentTo,
    'Content-Type': 'application/json',
  };
  const block = Buffer.from(JSON.stringify({ sourceId, role, url, link }));
  return record('metadata', String(snapshot.id), snapshot.fetchedAt, headers, block);
}

function target({ finalUrl, sha256 }: Snapshot): Record<string, string> {
  return { 'WARC-Target-URI': finalUrl, 'WARC-Payload-Digest': `sha256:${sha256}` };
}

function isFile({ headers, link }: Snapshot): boolean {
  return link.byHand !== undefined && Object.keys(headers).length === 0;
}

const undone = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/** The head of the answer. Header values are bytes, which our client reads as Latin-1 (RFC 9110, 5.5). */
function headOf({ status, headers, size }: Snapshot): Uint8Array {
  const named = Object.entries(headers).map(([name, value]) => [
    undone.has(name) ? `x-orig-${name}` : name,
    value.replace(/[\r\n]+/g, ' '),
  ]);
  const fields = lines({ ...Object.fromEntries(named), 'content-length': String(size) });
  return Buffer.from(`HTTP/1.1 ${status} ${status === 200 ? 'OK' : ''}${crlf}${fields}${crlf}`, 'latin1');
}

function record(type: string, of: string, at: string, headers: Record<string, string>, block: Uint8Array): Uint8Array {
  const head = lines({
    'WARC-Type': type,
    'WARC-Record-ID': idOf(type, of, at),
    'WARC-Date': at,
    ...headers,
    'WARC-Block-Digest': `sha256:${createHash('sha256').update(block).digest('hex')}`,
    'Content-Length': String(block.byteLength),
  });
  return gzipSync(Buffer.concat([Buffer.from(`WARC/1.1${crlf}${head}${crlf}`), block, Buffer.from(crlf + crlf)]));
}

/** The same record has the same id in every export: a UUID (RFC 9562, version 8) of what it is about. */
function idOf(type: string, of: string, at: string): string {
  const hex = createHash('sha256').update(`${type} ${of} ${at}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${parts.join('-')}>`;
}

function lines(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}${crlf}`)
    .join('');
}
