import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { type Capture, warcOf } from '../archive/warc.ts';
import { byHandId } from '../by-hand.ts';
import { userAgent } from '../config.ts';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { chosenSources } from './crawl.ts';
import type { Command } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions export-warc [--source ID] [--out FILE]

Writes every capture, lists included, as WARC/1.1 (one gzip member a record), which web archives and their tools read.
  --source ID   only the captures of this source; by-hand for what was added by hand
  --out FILE    for example captures.warc.gz: written anew where it is there already; standard output without it
Ends with 1 when the bytes of a capture no longer match their hash; the others are written.`;

/** `export-warc`: the captures in the form that web archives share. */
export const exportWarc: Command = {
  usage,
  async run(words) {
    const { values } = parseArgs({ args: words, options: { source: { type: 'string' }, out: { type: 'string' } } });
    return withInstance(async (instance) => {
      if (values.source !== undefined) await requireKnown(instance, values.source);
      const damaged: string[] = [];
      const about = { software: userAgent(instance.config), at: new Date().toISOString() };
      const records = Readable.from(warcOf(captures(instance, values.source, damaged), about));
      if (values.out === undefined) await pipeline(records, process.stdout, { end: false });
      else await intoFile(records, values.out);
      for (const message of damaged) process.stderr.write(`${message}\n`);
      return damaged.length > 0 ? 1 : 0;
    }, true);
  },
};

/** A source that is listed, or was when something was captured of it. @throws Failure source.unknown */
async function requireKnown(instance: Instance, id: string): Promise<void> {
  if (id === byHandId) return;
  for await (const _ of instance.store.captures({ sourceId: id })) return;
  chosenSources(instance, [id]);
}

async function* captures(
  { store }: Instance,
  sourceId: string | undefined,
  damaged: string[],
): AsyncGenerator<Capture> {
  for await (const snapshot of store.captures(sourceId === undefined ? {} : { sourceId })) {
    try {
      yield { snapshot, body: await store.snapshotBytes(snapshot.sha256) };
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'store.corrupt') throw error;
      damaged.push(`Capture ${snapshot.id} of ${snapshot.url} was left out. ${error.message}`);
    }
  }
}

/** The file has its name once it is whole. */
async function intoFile(records: Readable, path: string): Promise<void> {
  const unfinished = `${path}.unfinished`;
  try {
    await pipeline(records, createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (cause instanceof Failure) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('usage', `${path} cannot be written (${reason}).`, { cause });
  }
}
