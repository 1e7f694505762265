import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pagesOf } from './pages.ts';
import { publisherFolder, sampleSites } from './site.ts';

type Resource = { type: string; body: Buffer; etag: string };

/**
 * Serves the three invented sites of the demo on loopback, as `http://127.0.0.1:<port>/<host>/<path>`: the form that `COI_REPLAY` expects.
 * Answers ETag with 304, HEAD, robots.txt, and 404 for all else. Port 0 takes any free port.
 */
export async function startSamplePublisher(port = 0): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const resources = allResources();
  const server = createServer((request, response) => answer(resources, request, response));
  await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
  const { port: taken } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function allResources(): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const site of sampleSites()) {
    const add = (path: string, type: string, body: Buffer) =>
      resources.set(`/${site.host}${path}`, resource(type, body));
    add('/robots.txt', 'text/plain; charset=utf-8', Buffer.from('User-agent: *\nDisallow: /private/\n'));
    for (const { path, type, body } of pagesOf(site)) add(path, type, Buffer.from(body));
    for (const { path } of site.reports.filter(({ pdf }) => pdf))
      add(path, 'application/pdf', readFileSync(join(publisherFolder, site.host + path)));
  }
  return resources;
}

function resource(type: string, body: Buffer): Resource {
  return { type, body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"` };
}

function answer(resources: ReadonlyMap<string, Resource>, request: IncomingMessage, response: ServerResponse): void {
  const found = resources.get(decodeURI(request.url ?? '/'));
  if (found === undefined) {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>SAMPLE: page not found</h1>');
    return;
  }
  const { type, body, etag } = found;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  response
    .writeHead(200, { 'content-type': type, 'content-length': body.length, etag })
    .end(request.method === 'HEAD' ? undefined : body);
}
