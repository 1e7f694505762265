import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { sample } from './sample.ts';

/**
 * A process for the tests to watch and to kill: puts `count` reports one by one, or rebuilds the index of as many, and prints the id of each
 * once it is kept (put) or handed over (rebuild).
 */
const [dataDir = '', name = '', count = '0', mode = 'put'] = process.argv.slice(2);
const engine = await openEmbeddedEngine({ dataDir });
if (mode === 'rebuild') await engine.rebuild(stream(), 1);
else for (let at = 0; at < Number(count); at += 1) await put(at);
await engine.close();

async function put(at: number): Promise<void> {
  await engine.put(documents(at), at + 1);
  process.stdout.write(`${name}-${at}\n`);
}

async function* stream() {
  for (let at = 0; at < Number(count); at += 100) {
    yield Array.from({ length: 100 }, (_, more) => documents(at + more)).flat();
    process.stdout.write(`${name}-${at}\n`);
  }
}

function documents(at: number) {
  const id = `${name}-${at}`;
  const text = `Detained ${name.replace('-', ' ')} in case ${at} with word${at % 50}.`;
  return [sample(id, text, { categories: ['protest'] }), sample(id, 'More of it.', { ordinal: 1 })];
}
