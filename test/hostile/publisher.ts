import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Answer } from '../crawl/publisher.ts';

/** One request as the publisher saw it: `at` by the crawler's clock, `sockets` the connections of its host that were open just then. */
type Seen = { host: string; path: string; at: number; atOnce: number; sockets: number; agent: string };

/** A publisher on loopback under any number of names, that answers each of its addresses as badly as it is told to and logs who asked. */
export type HostilePublisher = {
  port: number;
  log: Seen[];
  /** What to answer at `host/path?query`, or at all addresses that a pattern matches; the newest answer holds. Everything else is 404. */
  play(address: string | RegExp, answer: Answer): void;
  /** The paths that a host was asked for. */
  paths(host: string): string[];
  close(): Promise<void>;
};

export async function openHostilePublisher(clock: () => number): Promise<HostilePublisher> {
  const plays: { address: string | RegExp; answer: Answer }[] = [];
  const log: Seen[] = [];
  const sockets = new Map<Socket, string>();
  const answering = new Map<string, number>();
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    const host = (request.headers.host ?? '').split(':')[0] ?? '';
    const path = request.url ?? '';
    if (!sockets.has(request.socket)) request.socket.once('close', () => sockets.delete(request.socket));
    sockets.set(request.socket, host);
    const atOnce = (answering.get(host) ?? 0) + 1;
    answering.set(host, atOnce);
    response.once('close', () => answering.set(host, (answering.get(host) ?? 1) - 1));
    const open = [...sockets.values()].filter((name) => name === host).length;
    log.push({ host, path, at: clock(), atOnce, sockets: open, agent: request.headers['user-agent'] ?? '' });
    const play = plays.findLast(({ address }) =>
      typeof address === 'string' ? address === host + path : address.test(host + path),
    );
    if (play === undefined) response.writeHead(404).end('SAMPLE: not here');
    else play.answer(response, request);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    log,
    play: (address, answer) => void plays.push({ address, answer }),
    paths: (host) => log.filter((seen) => seen.host === host).map(({ path }) => path),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Writes the same bytes again and again, after a beginning, for as long as anybody reads, or so often. */
export function endlessly(piece: string, times = Number.POSITIVE_INFINITY, beginning = ''): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(beginning || piece);
    pour(response, piece, times);
  };
}

function pour(response: ServerResponse, piece: string, times: number): void {
  let left = times;
  const more = () => {
    while (!response.destroyed && left > 0) {
      left -= 1;
      if (!response.write(piece)) return void response.once('drain', more);
    }
    if (!response.destroyed) response.end();
  };
  more();
}

/** A byte every ten milliseconds. */
export function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  const dripping = setInterval(() => response.write('x'), 10);
  response.once('close', () => clearInterval(dripping));
}

/** Bytes that are no answer of HTTP, or only a part of one; then the connection is cut, or held open. */
export function raw(bytes: string, then: 'cut' | 'hold' = 'cut'): Answer {
  return (_response, request) => {
    request.socket.write(bytes, () => then === 'cut' && request.socket.destroy());
  };
}

/** Pieces of an answer, one after the other for as long as anybody reads, without ever coming to the next part of it. */
export function rawEndlessly(first: string, piece: string): Answer {
  return (_response, { socket }) => {
    socket.write(first);
    const more = () => {
      while (!socket.destroyed) if (!socket.write(piece)) return void socket.once('drain', more);
    };
    more();
  };
}
