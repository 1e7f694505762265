import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openStore } from '../../src/store/open.ts';
import { openPostOffice } from '../digest/post-office.ts';
import { subscription } from '../digest/press.ts';
import { passagesAReport, reportDocuments } from './corpus.ts';
import { fillStore } from './web-library.ts';

const child = fileURLToPath(new URL('./digest-child.ts', import.meta.url));

type Measured = {
  seconds: number;
  cpuSeconds: number;
  peakMb: number;
  due: number;
  digests: number;
  items: number;
  sent: number;
};

/**
 * Selects what is new for many subscriptions, in archives of two sizes that have the same new reports, and sends the digests through a mail server on
 * loopback. The peer is a bare loop over the same mails, without ledger or outbox.
 */
export async function benchDigest(words: string[]): Promise<void> {
  const options = {
    passages: { type: 'string', default: '20000,200000' },
    subscriptions: { type: 'string', default: '10000' },
    new: { type: 'string', default: '500' },
    'no-mail': { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: words, options });
  const readers = Number(values.subscriptions);
  const sizes = values.passages.split(',').map(Number);
  for (const [at, passages] of sizes.entries()) {
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-digest-'));
    await prepare(dataDir, { reports: passages / passagesAReport, fresh: Number(values.new), readers });
    const selected = await measure('select', dataDir);
    console.log(
      `${passages} passages, ${values.new} new reports, ${readers} subscriptions: selected in ${told(selected)}`,
    );
    console.log(`  ${selected.due} due, ${selected.digests} digests, ${selected.items} items`);
    if (at === 0 && !values['no-mail']) await send(dataDir);
    await rm(dataDir, { recursive: true });
  }
}

function told({ seconds, cpuSeconds, peakMb }: Measured): string {
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor), peak ${peakMb} MB`;
}

/** The new reports are the same ones whatever the size: the first of the corpus. */
async function prepare(
  dataDir: string,
  { reports, fresh, readers }: { reports: number; fresh: number; readers: number },
) {
  await fillStore(dataDir, reports);
  const store = await openStore({ dataDir });
  const made = Array.from({ length: readers }, (_, at) =>
    subscription({
      id: `reader-${String(at).padStart(5, '0')}`,
      title: `SAMPLE ${at}`,
      wanted: { search: searchOf(at, fresh) },
    }),
  );
  for (let from = 0; from < made.length; from += 500)
    await Promise.all(made.slice(from, from + 500).map((one) => store.keepSubscription(one)));
  await store.close();
  const database = new Database(join(dataDir, 'app.db'));
  const change = database.prepare("INSERT INTO change (report_id, kind, version) VALUES (?, 'new', 1)");
  database.transaction(() => {
    for (let number = 0; number < fresh; number += 1) change.run(`bench-${number}`);
  })();
  database.close();
}

/** Six in ten search for two words of a new report, two for a category, one each for a provision and a source. All but the last three differ. */
function searchOf(at: number, fresh: number): string {
  const documents = reportDocuments(at % fresh);
  const document = documents[at % documents.length];
  if (at % 10 === 6 || at % 10 === 7) return `category=category-${at % 22}`;
  if (at % 10 === 8) return `provision=${document?.provisions[0] ?? 'RU-CC-100.1'}`;
  if (at % 10 === 9) return `source=${document?.sourceId ?? 'source-1'}`;
  const text = document?.text.split(' ') ?? [];
  return new URLSearchParams({ q: `${text[at % text.length] ?? ''} ${text[(at * 7) % text.length] ?? ''}` }).toString();
}

async function send(dataDir: string): Promise<void> {
  const office = await openPostOffice();
  let bytes = 0;
  let mails = 0;
  // The server keeps none of them either.
  office.manners.data = ({ source }) => {
    mails += 1;
    bytes += source.length;
    office.taken.length = 0;
  };
  const sent = await measure('send', dataDir, office.url);
  console.log(`${sent.sent} mails sent in ${told(sent)}; ${Math.round(bytes / Math.max(1, mails) / 1024)} KB each`);
  const { url } = office;
  const { createMailer } = await import('../../src/mail.ts');
  const mailer = createMailer({ smtpUrl: url, from: 'coi@sample.example', folder: dataDir });
  const start = performance.now();
  const bare = 500;
  const body = 'SAMPLE '.repeat(Math.round(bytes / Math.max(1, mails) / 7));
  const line = Array.from({ length: bare }).values();
  const four = Array.from({ length: 4 }, async () => {
    for (const _ of line) await mailer.send({ to: 'reader@sample.example', subject: 'SAMPLE', text: body });
  });
  await Promise.all(four);
  const each = (performance.now() - start) / bare;
  console.log(
    `  ${((sent.seconds * 1000) / Math.max(1, sent.sent)).toFixed(1)} ms a mail; bare nodemailer ${each.toFixed(1)} ms`,
  );
  await office.close();
}

async function measure(what: 'select' | 'send', dataDir: string, url = ''): Promise<Measured> {
  const started = spawn(
    process.execPath,
    [
      ...(process.env.PROF ? ['--cpu-prof', '--cpu-prof-dir=/tmp/prof'] : []),
      '--max-semi-space-size=8',
      child,
      what,
      dataDir,
      url,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  started.stdout.on('data', (part) => {
    said += part;
  });
  await once(started, 'close');
  return JSON.parse(said) as Measured;
}
