import { expect, test } from 'vitest';
import { createLateMail } from '../src/late-mail.ts';

test('a mail goes out when it was asked for and has waited, and not before', async () => {
  const [asked, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done: string[] = [];
  const late = createLateMail(() => {
    done.push('waits');
    return waited.promise;
  });
  const sent = new Promise<void>((resolve) =>
    late.put(asked.promise, async () => {
      done.push('sent');
      resolve();
    }),
  );
  expect(done).toEqual([]);
  asked.resolve();
  await asked.promise;
  await new Promise((resolve) => setImmediate(resolve));
  expect(done).toEqual(['waits']);
  waited.resolve();
  await sent;
  expect(done).toEqual(['waits', 'sent']);
});

test('whoever is in a hurry has what waits sent at once, and what is asked for while they wait too', async () => {
  const asked = Promise.withResolvers<void>();
  const sent: string[] = [];
  const late = createLateMail(
    (hurried) => new Promise<void>((resolve) => hurried.addEventListener('abort', () => resolve())),
  );
  late.put(Promise.resolve(), async () => void sent.push('waited'));
  late.put(asked.promise, async () => void sent.push('was not asked for yet'));
  await new Promise((resolve) => setImmediate(resolve));
  const hurried = late.hurry();
  asked.resolve();
  await hurried;
  expect(sent).toEqual(['waited', 'was not asked for yet']);
  await late.hurry();
  expect(sent.length).toBe(2);
});
