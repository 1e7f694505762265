import { performance } from 'node:perf_hooks';
import { createMailer } from '../../src/mail.ts';
import { openStore } from '../../src/store/open.ts';
import { openPress } from '../digest/press.ts';
import { source } from '../web/library.ts';

/** What is measured, in a process of its own: `select DIRECTORY` or `send DIRECTORY SMTP_URL`; prints one line of JSON. */
const [what = '', dataDir = '', smtpUrl = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
const sources = Array.from({ length: 40 }, (_, at) =>
  source({ id: `source-${at}`, publisher: `SAMPLE publisher ${at}` }),
);
const mailer = createMailer({ smtpUrl, from: 'coi@sample.example', folder: dataDir });
/** While only selecting is measured the outbox seems to be empty, while only sending is, nobody seems to be due. */
const part = what === 'select' ? { digestsToSend: async () => [] } : { dueSubscriptions: async () => [] };
const press = openPress({ ...store, ...part }, sources, mailer);
press.clock.at = '2026-11-28T08:00:00.000Z';
const start = performance.now();
const done = await press.digester.run();
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakMb, ...done })}\n`);
await store.close();
