import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail that a server took: to whom, under which id, and as it came. */
export type Taken = { to: string; messageId: string; source: string };

/** How the server behaves: `recipient` and `data` may throw a refusal with `responseCode`, or wait. */
export type Manners = {
  recipient?: (address: string) => Promise<void> | void;
  data?: (taken: Taken) => Promise<void> | void;
  options?: SMTPServerOptions;
};

/** A mail server on loopback. */
export type PostOffice = { url: string; port: number; taken: Taken[]; manners: Manners; close(): Promise<void> };

/** What a server says when it does not take something. */
export function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

export async function openPostOffice(manners: Manners = {}): Promise<PostOffice> {
  const office: PostOffice = { url: '', port: 0, taken: [], manners, close: async () => {} };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    ...manners.options,
    onRcptTo({ address }, _session, done) {
      Promise.resolve(address)
        .then((to) => office.manners.recipient?.(to))
        .then(() => done(), done);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const source = Buffer.concat(parts).toString('utf8');
        const messageId = /^Message-ID:\s*(<[^>]+>)/im.exec(source)?.[1] ?? '';
        const taken = { to: session.envelope.rcptTo[0]?.address ?? '', messageId, source };
        Promise.resolve(taken)
          .then((one) => office.manners.data?.(one))
          .then(() => {
            office.taken.push(taken);
            done();
          })
          .catch(done);
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  office.port = (server.server.address() as AddressInfo).port;
  office.url = `smtp://127.0.0.1:${office.port}`;
  office.close = () => new Promise((resolve) => server.close(() => resolve()));
  return office;
}

/** A server that takes a whole mail, and breaks the connection instead of saying so. */
export async function openBreakingOffice(): Promise<{ url: string; mails: string[]; close(): Promise<void> }> {
  const mails: string[] = [];
  const server = createServer((socket) => converse(socket, mails));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${port}`, mails, close };
}

function converse(socket: Socket, mails: string[]): void {
  let heard = '';
  let isMail = false;
  socket.on('error', () => {});
  socket.write('220 SAMPLE\r\n');
  socket.on('data', (part) => {
    heard += part.toString('utf8');
    if (isMail) {
      if (!heard.endsWith('\r\n.\r\n')) return;
      mails.push(heard);
      socket.destroy();
      return;
    }
    for (let end = heard.indexOf('\r\n'); end >= 0 && !isMail; end = heard.indexOf('\r\n')) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      isMail = line === 'DATA';
      socket.write(isMail ? '354 go on\r\n' : '250 fine\r\n');
    }
  });
}
