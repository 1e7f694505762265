import { expect, test } from 'vitest';
import type { Digester } from '../src/digester.ts';
import type { Hooks } from '../src/hooks.ts';
import { keepSending } from '../src/sending.ts';

const absent = () => Promise.reject(new Error('not asked in these tests'));

test('a hook that is never answered holds up no mail, and is waited for when sending ends', async () => {
  const counts = { mails: 0, hooks: 0 };
  const answered = Promise.withResolvers<undefined>();
  const looks: (() => void)[] = [];
  const errors: string[] = [];
  const digester: Digester = {
    run: async () => {
      counts.mails += 1;
      if (counts.mails === 1) throw new Error('SAMPLE fault');
      return undefined;
    },
    dryRun: absent,
    preview: absent,
  };
  const hooks: Hooks = {
    run: () => {
      counts.hooks += 1;
      return answered.promise;
    },
    requirePublic() {},
    try: absent,
  };
  const log = { debug() {}, info() {}, warn() {}, error: (_fields: object, told: string) => void errors.push(told) };
  const sending = keepSending({ digester, hooks, mailer: {} }, log, (look) => {
    looks.push(look);
    return { stop: async () => void looks.splice(0) };
  });
  for (let minute = 0; minute < 3; minute += 1) {
    for (const look of looks) look();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(counts).toEqual({ mails: 3, hooks: 1 });
  expect(errors).toEqual(['the digests could not be sent; they are tried again']);
  let isStopped = false;
  const stopped = sending.stop().then(() => {
    isStopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  answered.resolve(undefined);
  await stopped;
  expect(looks).toEqual([]);
});
