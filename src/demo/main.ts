import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader } from '../children.ts';
import { addressOf, closeServer, listen, searchThreads, stopped } from '../commands/serve.ts';
import { readConfig } from '../config.ts';
import { Failure } from '../errors.ts';
import { openInstance } from '../instance.ts';
import { createLog } from '../log.ts';
import { startSamplePublisher } from './publisher.ts';
import { sampleSources } from './sources.ts';

/**
 * The whole path on bundled samples, without internet: a sample publisher on loopback, crawled by the real crawler into a data directory of
 * its own (removed at the end), then served. `--once` stops after the crawl. Nothing of a real instance is read or touched, whatever the environment says.
 */
async function demo(): Promise<void> {
  const publisher = await startSamplePublisher();
  const dataDir = mkdtempSync(join(tmpdir(), 'country-conditions-demo-'));
  const { PORT, COI_HOST } = process.env;
  const config = readConfig({ PORT, COI_HOST, COI_DATA: dataDir, COI_REPLAY: publisher.baseUrl, COI_LOG: 'warn' });
  const log = createLog(config.logLevel);
  const instance = await openInstance(config, sampleSources, log, openReader(), searchThreads());
  try {
    const server = await listen(instance, log, true);
    for (const summary of await Promise.all(sampleSources.map((source) => instance.run(source)))) {
      if (summary) process.stderr.write(`${summary.sourceId}: ${summary.new} sample reports crawled\n`);
    }
    process.stderr.write(
      `\nSAMPLE DATA, invented for demonstration. Not evidence.\nOpen ${addressOf(server, config.host)} (stop with Ctrl+C)\n`,
    );
    if (!process.argv.includes('--once')) await stopped();
    await closeServer(server);
  } finally {
    await instance.close();
    await publisher.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

try {
  await demo();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
