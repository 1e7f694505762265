import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback. `received`: the mails it took, as they came; `greeted`: how often it was connected to; `refuses`: it takes none. */
export type MailServer = { url: string; received: string[]; greeted: number; refuses: boolean; close(): Promise<void> };

export async function openMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect(_session, done) {
      opened.greeted += 1;
      done();
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (opened.refuses) return done(new Error('SAMPLE refusal'));
        opened.received.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const opened: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received: [],
    greeted: 0,
    refuses: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return opened;
}
