import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import { words } from './words/words.ts';

/** Longer addresses than any real search has are still read, so that the answer can name the parameter that is too long. */
const mostHeaderBytes = 65_536;

/** The web server of an application, not yet listening. What cannot be read as HTTP is answered too, as problem+json. */
export function serverOf(app: Express): Server {
  return createServer({ maxHeaderSize: mostHeaderBytes }, app).on('clientError', refuseUnreadable);
}

/** What is needed of a connection that sent no request. */
type Writable = { writable: boolean; destroy(): unknown; end(text: string): unknown };

function refuseUnreadable(error: NodeJS.ErrnoException, socket: Writable): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
  const [status, line] = tooLong ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const detail = tooLong ? words.errors.tooLong : words.errors.unreadable;
  const body = JSON.stringify({ type: 'about:blank', title: line, status, detail, code: 'usage' });
  socket.end(
    [
      `HTTP/1.1 ${status} ${line}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
