import { createMailer } from '../../src/mail.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { sampleSource } from '../sample-source.ts';
import { openPress } from './press.ts';

/**
 * One round of digests, in a process that ends itself as if it were killed: at the `nth` time that it comes to `point`, which is the name of a step with
 * `before` or `after`.
 */
const [dataDir = '', smtpUrl = '', at = '', point = '', nth = '1'] = process.argv.slice(2);
let met = 0;

function pass(name: string): void {
  if (name !== point) return;
  met += 1;
  if (met === Number(nth)) process.kill(process.pid, 'SIGKILL');
}

function watched<Arguments extends unknown[], Result>(name: string, step: (...given: Arguments) => Promise<Result>) {
  return async (...given: Arguments): Promise<Result> => {
    pass(`before ${name}`);
    const result = await step(...given);
    pass(`after ${name}`);
    return result;
  };
}

const store = await openStore({ dataDir });
const steps: Partial<Store> = {
  keepSelection: watched('keepSelection', store.keepSelection),
  passOver: watched('passOver', store.passOver),
  beginSending: watched('beginSending', store.beginSending),
  endSending: watched('endSending', store.endSending),
};
const mailer = createMailer({ smtpUrl, from: 'coi@sample.example', folder: '/nowhere' });
const press = openPress({ ...store, ...steps }, [{ ...sampleSource, id: 'sample' }], {
  send: watched('send', mailer.send),
});
press.clock.at = at;
process.stdout.write(`${JSON.stringify(await press.digester.run())}\n`);
await store.close();
