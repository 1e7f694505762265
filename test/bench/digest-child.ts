import { performance } from 'node:perf_hooks';
import { searchThreads } from '../../src/commands/serve.ts';
import { createMailer } from '../../src/mail.ts';
import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { openStore } from '../../src/store/open.ts';
import { openPress } from '../digest/press.ts';
import { source } from '../web/library.ts';
import { watchMemory } from './memory.ts';

/**
 * What is measured, in a process of its own: `select DIRECTORY` or `send DIRECTORY SMTP_URL`, with store and search index open as the server has them.
 * Prints one line of JSON.
 */
const [what = '', dataDir = '', smtpUrl = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
const { synonyms } = loadSearchConfig();
const engine = await openEmbeddedEngine({ dataDir, synonyms, threads: searchThreads() });
await engine.cursor();
const sources = Array.from({ length: 40 }, (_, at) =>
  source({ id: `source-${at}`, publisher: `SAMPLE publisher ${at}` }),
);
const mailer = createMailer({ smtpUrl, from: 'coi@sample.example', folder: dataDir });
/** While only selecting is measured the outbox seems to be empty, while only sending is, nobody seems to be due. */
const part = what === 'select' ? { digestsToSend: async () => [] } : { dueSubscriptions: async () => [] };
const press = openPress({ ...store, ...part }, sources, mailer);
press.clock.at = '2026-11-28T08:00:00.000Z';
const memory = watchMemory();
const before = process.cpuUsage();
const start = performance.now();
const done = await press.digester.run();
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, ...memory.said(), ...done })}\n`);
await engine.close();
await store.close();
