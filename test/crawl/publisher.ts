import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** One request as the publisher saw it. `atOnce` counts the requests it was answering at that moment, this one included. */
type Seen = { host: string; path: string; headers: IncomingHttpHeaders; atOnce: number };

/** A publisher on loopback that answers `/<host>/<path>?<query>` as it is told to, however badly, and writes down who asked for what. */
export type Publisher = {
  base: string;
  log: Seen[];
  /** What to answer at `host/path?query`; the newest answer holds. Everything else is 404. */
  serve(address: string, answer: Answer | string): void;
  paths(): string[];
  /** How many connections were made to it. */
  connections(): number;
  close(): Promise<void>;
};

export async function openPublisher(): Promise<Publisher> {
  const answers = new Map<string, Answer>();
  const log: Seen[] = [];
  let atOnce = 0;
  let connections = 0;
  const server = createServer((request, response) => {
    const address = (request.url ?? '').slice(1);
    const slash = address.indexOf('/');
    atOnce += 1;
    response.once('close', () => {
      atOnce -= 1;
    });
    log.push({ host: address.slice(0, slash), path: address.slice(slash), headers: request.headers, atOnce });
    const answer = answers.get(address);
    if (answer) answer(response, request);
    else response.writeHead(404).end('SAMPLE: not here');
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    serve: (address, answer) => answers.set(address, typeof answer === 'string' ? page(answer) : answer),
    connections: () => connections,
    paths: () => log.map(({ path }) => path),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An ordinary page. */
export function page(text: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    const body = `<!doctype html><title>SAMPLE</title><p>${text}</p>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(code, headers).end('SAMPLE');
}

export function redirect(location: string, code = 302): Answer {
  return status(code, { location });
}

export function bytes(body: Uint8Array, headers: Record<string, string | number> = {}): Answer {
  return (response) => void response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
}
