import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fillForDigests } from './digest-corpus.ts';
import type { Held } from './memory.ts';
import { startOptions } from './start-options.ts';

const child = new URL('./digest-child.ts', import.meta.url);
const bareChild = new URL('./digest-bare.ts', import.meta.url);
const officeChild = new URL('./digest-office.ts', import.meta.url);

type Measured = Held & { seconds: number; cpuSeconds: number };
type Round = Measured & { due: number; digests: number; items: number; sent: number };

/**
 * Selects what is new for many subscriptions, in archives of several sizes that have the same new reports, and sends the digests of the first through a
 * mail server on loopback, which is a process of its own. The peer is nodemailer alone with as many mails of the same size.
 */
export async function benchDigest(words: string[]): Promise<void> {
  const options = {
    passages: { type: 'string', default: '20000,200000' },
    subscriptions: { type: 'string', default: '10000' },
    new: { type: 'string', default: '500' },
    'no-mail': { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: words, options });
  const [readers, fresh] = [Number(values.subscriptions), Number(values.new)];
  const selected: { passages: number; cpuSeconds: number }[] = [];
  for (const passages of values.passages.split(',').map(Number)) {
    const isSent = selected.length === 0 && !values['no-mail'];
    const dataDir = await mkdtemp(join(tmpdir(), 'bench-digest-'));
    await fillForDigests(dataDir, { passages, fresh, readers, isIndexed: isSent });
    const round = await measure<Round>(child, ['select', dataDir]);
    console.log(`${passages} passages, ${fresh} new reports, ${readers} subscriptions: selected in ${told(round)}`);
    console.log(`  ${round.due} due, ${round.digests} digests, ${round.items} items`);
    selected.push({ passages, cpuSeconds: round.cpuSeconds });
    if (isSent) await send(dataDir);
    await rm(dataDir, { recursive: true });
  }
  tellGrowth(selected);
}

/** How the cost grows when the archive does, and the new reports do not. */
function tellGrowth([first, ...others]: { passages: number; cpuSeconds: number }[]): void {
  for (const { passages, cpuSeconds } of others) {
    if (first === undefined) return;
    const [size, cost] = [passages / first.passages, cpuSeconds / first.cpuSeconds];
    console.log(`an archive ${size.toFixed(1)} times as large: ${cost.toFixed(2)} times the processor time`);
  }
}

async function send(dataDir: string): Promise<void> {
  const office = fork(officeChild);
  const [url] = (await once(office, 'message')) as [string];
  const round = await measure<Round>(child, ['send', dataDir, url]);
  const { mails, bytes, peakMb } = await askOffice(office);
  const each = Math.round(bytes / Math.max(1, mails));
  console.log(`${round.sent} mails of ${Math.round(each / 1024)} KB sent in ${told(round)}`);
  const bare = await measure<Measured>(bareChild, [url, String(round.sent), String(each)]);
  console.log(`nodemailer alone, as many mails of that size: ${told(bare)}`);
  const perMail = (measured: Measured) => ((measured.cpuSeconds * 1000) / Math.max(1, round.sent)).toFixed(1);
  console.log(`  processor a mail: ${perMail(round)} ms, alone ${perMail(bare)} ms; the mail server held ${peakMb} MB`);
  office.disconnect();
}

async function askOffice(office: ChildProcess): Promise<{ mails: number; bytes: number; peakMb: number }> {
  const answer = once(office, 'message');
  office.send('told');
  return (await answer)[0];
}

function told({ seconds, cpuSeconds, beforeMb, peakMb, madeOf, objectsMb }: Measured): string {
  const { heap, outside, rest } = madeOf;
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor)
  memory: ${beforeMb} MB before, ${peakMb} at most (heap ${heap}, buffers ${outside}, program and databases ${rest}); objects kept: ${objectsMb.before} MB before, ${objectsMb.least} after`;
}

/** Node's options are those of `npm start`. */
async function measure<T extends Measured>(program: URL, words: readonly string[]): Promise<T> {
  const child = spawn(process.execPath, [...startOptions(), fileURLToPath(program), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  await once(child, 'close');
  return JSON.parse(said) as T;
}
