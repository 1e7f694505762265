import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { watchMemory } from './memory.ts';

/** The peer, in a process of its own: nodemailer alone sends as many mails of the same size, four at a time, as we do. `URL MAILS BYTES`. */
const [url = '', mails = '0', bytes = '0'] = process.argv.slice(2);
const transport = createTransport({ url });
const body = 'SAMPLE '.repeat(Math.round(Number(bytes) / 7));
const memory = watchMemory();
const before = process.cpuUsage();
const start = performance.now();
const line = Array.from({ length: Number(mails) }).keys();
const four = Array.from({ length: 4 }, async () => {
  for (const at of line)
    await transport.sendMail({
      ...{ from: 'coi@sample.example', to: `reader-${at}@sample.example` },
      ...{ subject: 'SAMPLE', text: body, textEncoding: 'quoted-printable' },
    });
});
await Promise.all(four);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, ...memory.said() })}\n`);
