import { openEmbeddedEngine } from '../../src/search/embedded.ts';
import { sample } from './sample.ts';

/** Puts `count` reports one by one and prints the id of each once it is kept: a process for the tests to watch and to kill. */
const [dataDir = '', name = '', count = '0'] = process.argv.slice(2);
const engine = await openEmbeddedEngine({ dataDir });
for (let at = 0; at < Number(count); at += 1) {
  const id = `${name}-${at}`;
  const text = `Detained ${name.replace('-', ' ')} in case ${at} with word${at % 50}.`;
  await engine.put([sample(id, text, { categories: ['protest'] }), sample(id, 'More of it.', { ordinal: 1 })], at + 1);
  process.stdout.write(`${id}\n`);
}
await engine.close();
