import { openStore } from '../../src/store/open.ts';
import { capture, reading } from './sample.ts';

/**
 * Keeps captures and readings one after another until it is killed or done, and prints each once it is kept: a process for the tests to watch
 * and to kill. Every third page changes each round, so there are new, changed and unchanged ones.
 */
const [dataDir = '', name = '', from = '0', count = '0', pages = '40'] = process.argv.slice(2);
const store = await openStore({ dataDir });
process.stdout.write('open\n');
for (let at = Number(from); at < Number(from) + Number(count); at += 1) {
  const n = at % Number(pages);
  const round = n % 3 === 0 ? Math.floor(at / Number(pages)) : 0;
  const url = `https://${name}.sample.org/${n}`;
  const paragraphs = Array.from({ length: 30 }, (_, i) => `Round ${round} of page ${n}, paragraph ${i}.`);
  const snapshot = await capture(store, url, at, { text: `${at} ${paragraphs.join('\n')}`, sourceId: name });
  process.stdout.write(`snapshot ${snapshot.id} ${snapshot.sha256}\n`);
  const { outcome, report } = await store.keepReading(snapshot, reading(paragraphs));
  process.stdout.write(`reading ${snapshot.id} ${outcome} ${report.id} ${report.version} ${round}\n`);
}
await store.close();
process.stdout.write('done\n');
