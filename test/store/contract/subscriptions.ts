import { expect, test } from 'vitest';
import type { Selection } from '../../../src/digest/item.ts';
import type { Subscription } from '../../../src/digest/subscription.ts';
import type { Outcome } from '../../../src/store/digest-port.ts';
import type { Store } from '../../../src/store/port.ts';
import { subscription } from '../../digest/press.ts';
import type { Subject } from '../contract.ts';
import { keep, minute, reading, vanish } from '../sample.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = '2026-11-24T08:00:00.000Z';
/** As `subscription` has it. */
const touchedAt = '2026-11-20T00:00:00.000Z';

function selection(reportId: string): Selection {
  const entries = [{ reportId, kind: 'new' as const, version: 1 }];
  return { reportId, kind: 'new', version: 1, base: 0, copies: [], entries };
}

function outcome(given: Partial<Outcome> = {}): Outcome {
  const id = given.digestId ?? 'digest-1';
  return {
    subscriptionId: 'a',
    from: 0,
    touchedAt,
    cursor: 5,
    at,
    dueAt: later,
    digestId: id,
    about: 'news',
    selections: [],
    ...given,
  };
}

const due = async (store: Store, newest: number) =>
  (await store.dueSubscriptions({ at, newest, limit: 10 })).map(({ id }) => id);

export function subscriptionContract({ store, another }: Subject): void {
  test('the change log tells news from changes that concern the index alone', async () => {
    const { report } = await keep(store(), 'https://sample.org/a', 0, reading(['SAMPLE one.']));
    await keep(store(), 'https://sample.org/a', 1, reading(['SAMPLE two.']));
    await keep(store(), 'https://sample.org/a', 2, reading(['SAMPLE two.'], { draft: { title: 'SAMPLE retitled' } }));
    await keep(store(), 'https://sample.org/a', 3, reading(['SAMPLE two.'], { draft: { withdrawn: true } }));
    await vanish(store(), 'sample', 'https://sample.org/a', minute(4));
    const newest = await store().newestNews();
    const news = await store().newsBetween(0, newest);
    expect(news.map(({ reportId, kind, version }) => [reportId, kind, version])).toEqual([
      [report.id, 'new', 1],
      [report.id, 'revised', 2],
      [report.id, 'withdrawn', 2],
      [report.id, 'gone', 2],
    ]);
    expect(news.at(-1)?.seq).toBe(newest);
    expect(await store().newsBetween(news[1]?.seq ?? 0, news[2]?.seq ?? 0)).toEqual([news[2]]);
  });

  test('a subscription is kept as it was given, found by id, token and account, changed and forgotten', async () => {
    const given = subscription({ id: 'a', note: 'SAMPLE \u0000', askedAt: at, stopped: { reason: 'stale', at } });
    await store().keepSubscription(given);
    await store().keepSubscription(subscription({ id: 'b', accountId: 'other', createdAt: minute(0) }));
    const other = await another();
    expect(await other.subscription('a')).toEqual({ ...given, note: 'SAMPLE \ufffd' });
    expect((await other.subscriptionOf('token-a'))?.id).toBe('a');
    expect(await other.subscriptionOf('token')).toBeUndefined();
    expect((await other.subscriptions({})).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await other.subscriptions({ accountId: 'other' })).map(({ id }) => id)).toEqual(['b']);
    await other.close();
    const changed = await store().changeSubscription('a', { rate: 'off', stopped: undefined, askedAt: undefined });
    const { stopped: _stopped, askedAt: _askedAt, ...rest } = given;
    expect(changed).toEqual({ ...rest, note: 'SAMPLE \ufffd', rate: 'off' });
    expect(await store().subscription('a')).toEqual(changed);
    expect(await store().dropSubscription('a')).toBe(true);
    expect(await store().dropSubscription('a')).toBe(false);
    expect(await store().changeSubscription('a', { rate: 'daily' })).toBeUndefined();
  });

  test('those are due whose time has come, that are on, and that have news when they are told at once', async () => {
    const dueAt = at;
    await store().keepSubscription(subscription({ id: 'a', dueAt }));
    await store().keepSubscription(subscription({ id: 'b', dueAt: later }));
    await store().keepSubscription(subscription({ id: 'c', dueAt, rate: 'off' }));
    await store().keepSubscription(subscription({ id: 'd', dueAt, stopped: { reason: 'bounces', at } }));
    await store().keepSubscription(subscription({ id: 'e', dueAt, rate: 'at-once', cursor: 3 }));
    await store().keepSubscription(subscription({ id: 'f', dueAt: later, selectedAt: '2036-01-01T00:00:00.000Z' }));
    expect(await due(store(), 3)).toEqual(['a', 'f']);
    expect(await due(store(), 4)).toEqual(['a', 'e', 'f']);
    expect((await store().dueSubscriptions({ at, newest: 3, limit: 1, after: 'a' })).map(({ id }) => id)).toEqual([
      'f',
    ]);
    expect((await store().dueSubscriptions({ at, newest: 3, limit: 9, id: 'b' })).map(({ id }) => id)).toEqual(['b']);
  });

  test('all that is kept of an account has its digests and what was told, and nothing that another was told', async () => {
    const times = { createdAt: at, name: '', role: 'reader', language: 'en' } as const;
    await store().keepAccount({ id: 'sample-account', mail: 'a@sample.example', ...times });
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSubscription(subscription({ id: 'b', accountId: 'another' }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    await store().keepSelection(outcome({ subscriptionId: 'b', digestId: 'digest-2', selections: [selection('s')] }));
    const { digests, told } = (await store().accountData('sample-account')) ?? {};
    expect(digests).toEqual([expect.objectContaining({ id: 'digest-1', subscriptionId: 'a', state: 'waiting' })]);
    expect(told).toEqual([{ subscriptionId: 'a', digestId: 'digest-1', reportId: 'r', version: 1, kind: 'new', at }]);
  });

  test('a selection is kept as a whole, and what stands in the ledger is not sent again', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    expect(await store().keepSelection(outcome({ selections: [selection('r'), selection('s')] }))).toEqual({
      items: 2,
    });
    expect(await store().subscription('a')).toMatchObject({ cursor: 5, dueAt: later, selectedAt: at });
    const [digest] = await store().digestsToSend({ at, limit: 9 });
    expect(digest).toMatchObject({ id: 'digest-1', state: 'waiting', attempts: 0, more: 0, about: 'news' });
    expect(digest?.items).toEqual([
      { reportId: 'r', kind: 'new', version: 1, base: 0, copies: [] },
      { reportId: 's', kind: 'new', version: 1, base: 0, copies: [] },
    ]);
    await store().beginSending({ id: 'digest-1', attempts: 0 }, later);
    await store().endSending('digest-1', { state: 'sent', at });
    const again = outcome({ from: 5, cursor: 6, digestId: 'digest-2', selections: [selection('r')] });
    expect(await store().keepSelection(again)).toBeUndefined();
    const third = outcome({ from: 6, cursor: 7, digestId: 'digest-3', selections: [selection('r'), selection('t')] });
    expect(await store().keepSelection(third)).toEqual({ items: 1 });
    expect((await store().digestsToSend({ at, limit: 9 })).map(({ id }) => id)).toEqual(['digest-3']);
  });

  test('tells which lines stand in the ledger of a subscription, and what is open, of all or of one, by id', async () => {
    for (const id of ['a', 'b', 'c']) await store().keepSubscription(subscription({ id }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    await store().keepSelection(outcome({ subscriptionId: 'b', digestId: 'digest-2', selections: [selection('s')] }));
    const many = Array.from({ length: 1200 }, (_, n) => ({ reportId: `t-${n}`, kind: 'new' as const, version: 1 }));
    const lines = [
      ...many,
      { reportId: 'r', kind: 'new' as const, version: 1 },
      { reportId: 'r', kind: 'gone' as const, version: 1 },
    ];
    expect(await store().told('a', lines)).toEqual([{ reportId: 'r', kind: 'new', version: 1 }]);
    expect(await store().told('c', lines)).toEqual([]);
    await store().beginSending({ id: 'digest-1', attempts: 0 }, later);
    const open = async (asked: { limit: number; after?: string; subscriptionId?: string }) =>
      (await store().openDigests(asked)).map(({ id }) => id);
    expect(await open({ limit: 1 })).toEqual(['digest-1']);
    expect(await open({ limit: 9, after: 'digest-1' })).toEqual(['digest-2']);
    expect(await open({ limit: 9, subscriptionId: 'a' })).toEqual(['digest-1']);
    expect((await store().digestsToSend({ at: later, limit: 9, subscriptionId: 'b' })).map(({ id }) => id)).toEqual([
      'digest-2',
    ]);
    await store().changeSubscription('b', { rate: 'off' });
    expect(await open({ limit: 9 })).toEqual(['digest-1']);
  });

  test('of two processes that select for the same subscription, one keeps its selection', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    const other = await another();
    const kept = await Promise.all([
      store().keepSelection(outcome({ selections: [selection('r')] })),
      other.keepSelection(outcome({ digestId: 'digest-2', selections: [selection('r')] })),
    ]);
    expect(kept.filter((one) => one !== undefined).length).toBe(1);
    expect((await store().digestsToSend({ at, limit: 9 })).length).toBe(1);
    await other.close();
  });

  test('what was selected for a subscription whose reader changes it meanwhile is not kept: it is selected again, by its new terms', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().changeSubscription('a', { rate: 'off', touchedAt: at, dueAt: '9999-12-31T23:59:59.999Z' });
    expect(await store().keepSelection(outcome({ selections: [selection('r')] }))).toBeUndefined();
    expect(await store().subscription('a')).toMatchObject({ cursor: 0, dueAt: '9999-12-31T23:59:59.999Z' });
  });

  test('of two processes that are at the same digest only one makes the attempt', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    const other = await another();
    const first = { id: 'digest-1', attempts: 0 };
    const begun = await Promise.all([store().beginSending(first, later), other.beginSending(first, later)]);
    expect(begun.toSorted()).toEqual([false, true]);
    expect(await other.beginSending({ id: 'digest-1', attempts: 1 }, later)).toBe(true);
    await other.close();
  });

  test('a digest that waits for a time beyond any pause, since the clock was ahead, is sent now, after those that are due', async () => {
    for (const id of ['a', 'b']) await store().keepSubscription(subscription({ id }));
    const selections = [selection('r')];
    const ahead = '2027-11-23T08:00:00.000Z';
    await store().keepSelection(outcome({ at: ahead, selections }));
    await store().keepSelection(outcome({ subscriptionId: 'b', digestId: 'digest-2', selections }));
    expect((await store().digestsToSend({ at, limit: 9 })).map(({ id }) => id)).toEqual(['digest-2', 'digest-1']);
    expect((await store().digestsToSend({ at, limit: 1 })).map(({ id }) => id)).toEqual(['digest-2']);
    await store().beginSending({ id: 'digest-1', attempts: 0 }, '2026-11-23T12:00:00.000Z');
    expect((await store().digestsToSend({ at, limit: 9 })).map(({ id }) => id)).toEqual(['digest-2']);
  });

  test('nothing is selected for a subscription that was stopped or moved on meanwhile', async () => {
    await store().keepSubscription(subscription({ id: 'a', stopped: { reason: 'unsubscribed', at } }));
    await store().keepSubscription(subscription({ id: 'b', cursor: 9 }));
    expect(await store().keepSelection(outcome({ selections: [selection('r')] }))).toBeUndefined();
    const moved = outcome({ subscriptionId: 'b', selections: [selection('r')] });
    expect(await store().keepSelection(moved)).toBeUndefined();
    expect((await store().subscription('b'))?.cursor).toBe(9);
    expect(await store().digestsToSend({ at, limit: 9 })).toEqual([]);
  });

  test('a digest that was certainly not sent goes out with the next one; one that may have been sent goes out as it was', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    const next = outcome({ from: 5, cursor: 6, at: later, digestId: 'digest-2', selections: [selection('s')] });
    await store().keepSelection(next);
    const [merged, ...others] = await store().digestsToSend({ at: later, limit: 9 });
    expect(others).toEqual([]);
    expect(merged?.items.map(({ reportId }) => reportId)).toEqual(['s', 'r']);
    await store().beginSending({ id: 'digest-2', attempts: 0 }, later);
    const third = outcome({ from: 6, cursor: 7, at: later, digestId: 'digest-3', selections: [selection('t')] });
    await store().keepSelection(third);
    const open = await store().digestsToSend({ at: later, limit: 9 });
    expect(open.map(({ id, state }) => [id, state]).toSorted()).toEqual([
      ['digest-2', 'sending'],
      ['digest-3', 'waiting'],
    ]);
  });

  test('twenty items are listed and the rest is counted, also when digests are joined', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    const many = (name: string) => Array.from({ length: 15 }, (_, i) => selection(`${name}-${i}`));
    await store().keepSelection(outcome({ selections: many('r') }));
    await store().keepSelection(outcome({ from: 5, cursor: 6, digestId: 'digest-2', selections: many('s') }));
    const [digest] = await store().digestsToSend({ at, limit: 9 });
    expect([digest?.items.length, digest?.more]).toEqual([20, 10]);
  });

  test('a heartbeat is a digest without items, and gives way to news that wait', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ about: 'heartbeat' }));
    expect((await store().digestsToSend({ at, limit: 9 })).map(({ about }) => about)).toEqual(['heartbeat']);
    const news = outcome({ from: 5, cursor: 6, digestId: 'digest-2', selections: [selection('r')] });
    await store().keepSelection(news);
    await store().keepSelection(outcome({ from: 6, cursor: 7, digestId: 'digest-3', about: 'heartbeat' }));
    const [digest, ...others] = await store().digestsToSend({ at, limit: 9 });
    expect([digest?.about, digest?.items.length, others.length]).toEqual(['news', 1, 0]);
  });

  test('three mails in a row that are refused for the address end a subscription, others do not, and they can be sent again', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    const trouble = 'EENVELOPE 550';
    for (let n = 0; n < 5; n += 1) {
      const made = outcome({ from: n, cursor: n + 1, digestId: `digest-${n}`, selections: [selection(`r-${n}`)] });
      await store().keepSelection(made);
      await store().beginSending({ id: `digest-${n}`, attempts: 0 }, later);
      if (n === 1) await store().endSending(`digest-${n}`, { state: 'sent', at });
      else await store().endSending(`digest-${n}`, { state: 'failed', at, trouble, ofAddress: n !== 0 });
    }
    expect((await store().subscription('a'))?.stopped).toEqual({ reason: 'bounces', at });
    const troubles = (since: string, until: string) =>
      store().deliveryTroubles({ since, at: until, waitingSince: since });
    const ended = { refused: [{ trouble, count: 1 }], waiting: 0, stopped: 1, off: 0, failing: 0 };
    expect(await troubles('2020-01-01T00:00:00.000Z', at)).toEqual(ended);
    expect(await troubles(at, later)).toEqual({ ...ended, refused: [], stopped: 0 });
    expect(await store().digestsToSend({ at: later, limit: 9 })).toEqual([]);
    const failed = await store().digests({ subscriptionId: 'a', limit: 9 });
    expect(failed.map(({ state, items }) => [state, items.map(({ reportId }) => reportId)]).toSorted()).toEqual([
      ['failed', ['r-4', 'r-3', 'r-2']],
      ['sent', ['r-1', 'r-0']],
    ]);
    const selections = Array.from({ length: 20 }, (_, i) => selection(`s-${i}`));
    await store().changeSubscription('a', { stopped: undefined });
    await store().keepSelection(outcome({ from: 5, cursor: 6, at: later, digestId: 'digest-5', selections }));
    await store().sendAgain('a', { at: later, digestId: 'again' });
    const [again, ...others] = await store().digestsToSend({ at: later, limit: 9 });
    expect(others).toEqual([]);
    expect(again).toMatchObject({ id: 'again', about: 'news', more: 3, state: 'waiting', attempts: 0 });
    expect(again?.items.map(({ reportId }) => reportId)).toEqual(selections.map(({ reportId }) => reportId));
  });

  test('what was refused with its recipient is in the next digest; what was refused for what it tells, or may have been taken, is not', async () => {
    const ends = [
      { trouble: 'EENVELOPE 552' },
      { trouble: 'EMESSAGE 554' },
      { trouble: 'EENVELOPE 550', isUnsure: true },
      { trouble: 'EENVELOPE 451' },
    ];
    await store().keepSubscription(subscription({ id: 'a' }));
    for (const [n, end] of ends.entries()) {
      const made = outcome({ from: n, cursor: n + 1, digestId: `digest-${n}`, selections: [selection(`r-${n}`)] });
      await store().keepSelection(made);
      await store().beginSending({ id: `digest-${n}`, attempts: 0 }, later);
      await store().endSending(`digest-${n}`, { state: 'failed', at, ofAddress: false, ...end });
    }
    const joining = (await store().digestsToJoin('a')).map(({ id }) => id);
    expect(joining).toEqual(['digest-3']);
    const last = outcome({ from: 4, cursor: 5, at: later, digestId: 'digest-4', selections: [selection('r-4')] });
    await store().keepSelection(last);
    const [next, ...others] = await store().digestsToSend({ at: later, limit: 9 });
    expect([next?.items.map(({ reportId }) => reportId), others]).toEqual([['r-4', 'r-3'], []]);
    const failed = await store().digests({ subscriptionId: 'a', limit: 9 });
    expect(
      failed.flatMap(({ state, items }) => items.map(({ reportId }) => `${reportId} ${state}`)).toSorted(),
    ).toEqual(['r-0 failed', 'r-1 failed', 'r-2 failed', 'r-3 waiting', 'r-4 waiting']);
  });

  const stops: [string, Partial<Subscription>][] = [
    ['stopped for want of an answer', { stopped: { reason: 'stale', at } }],
    ['stopped after refusals', { stopped: { reason: 'bounces', at } }],
    ['off', { rate: 'off' }],
  ];

  test.each(stops)(
    'a digest of a subscription that is %s waits, is no trouble, and goes out with the next one when it is wanted again',
    async (_, stop) => {
      await store().keepSubscription(subscription({ id: 'a' }));
      await store().keepSelection(outcome({ selections: [selection('r')] }));
      await store().beginSending({ id: 'digest-1', attempts: 0 }, at);
      const trouble = 'EENVELOPE 451';
      await store().endSending('digest-1', { state: 'waiting', nextTryAt: at, trouble, isPutOff: true });
      await store().changeSubscription('a', stop);
      expect(await store().digestsToSend({ at: later, limit: 9 })).toEqual([]);
      expect((await store().deliveryTroubles({ since: at, at: later, waitingSince: later })).waiting).toBe(0);
      await store().changeSubscription('a', { stopped: undefined, rate: 'daily' });
      const [wanted] = await store().digestsToSend({ at: later, limit: 9 });
      expect(wanted).toMatchObject({ id: 'digest-1', state: 'waiting', putOff: 1 });
      await store().keepSelection(
        outcome({ from: 5, cursor: 6, at: later, digestId: 'digest-2', selections: [selection('s')] }),
      );
      const [both, ...others] = await store().digestsToSend({ at: later, limit: 9 });
      expect([both?.items.map(({ reportId }) => reportId), others]).toEqual([['s', 'r'], []]);
    },
  );

  test('digests of an account that is shut out wait until it is let in again, also one that may have been sent, under its id', async () => {
    const account = {
      id: 'sample-account',
      mail: 'a@sample.example',
      createdAt: at,
      name: '',
      role: 'reader',
      language: 'en',
    } as const;
    await store().keepAccount(account);
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    await store().beginSending({ id: 'digest-1', attempts: 0 }, at);
    await store().changeAccount(account.id, { disabledAt: at });
    await store().keepSelection(outcome({ from: 5, cursor: 6, digestId: 'digest-2', selections: [selection('s')] }));
    expect(await store().digestsToSend({ at: later, limit: 9 })).toEqual([]);
    await store().changeAccount(account.id, { disabledAt: null });
    const open = await store().digestsToSend({ at: later, limit: 9 });
    expect(open.map(({ id, state }) => [id, state])).toEqual([
      ['digest-1', 'sending'],
      ['digest-2', 'waiting'],
    ]);
  });

  test('what was not sent when its reader unsubscribed is ended for good, and is no trouble; a mail that was under way then counts as sent', async () => {
    for (const id of ['a', 'b', 'c']) {
      await store().keepSubscription(subscription({ id }));
      await store().keepSelection(outcome({ subscriptionId: id, digestId: `of-${id}`, selections: [selection('r')] }));
    }
    for (const id of ['b', 'c']) await store().beginSending({ id: `of-${id}`, attempts: 0 }, at);
    for (const id of ['a', 'b', 'c']) await store().changeSubscription(id, { stopped: { reason: 'unsubscribed', at } });
    await store().endSending('of-b', { state: 'waiting', nextTryAt: at, trouble: 'EENVELOPE 451' });
    await store().endSending('of-c', { state: 'sent', at });
    for (const id of ['a', 'b', 'c']) {
      await store().changeSubscription(id, { stopped: undefined });
      await store().sendAgain(id, { at, digestId: `again-${id}` });
    }
    expect(await store().digestsToSend({ at: later, limit: 9 })).toEqual([]);
    const ends = ['a', 'b', 'c'].map(async (id) =>
      (await store().digests({ subscriptionId: id, limit: 9 })).map((one) => one.state),
    );
    expect(await Promise.all(ends)).toEqual([['failed'], ['failed'], ['sent']]);
    expect(
      (await store().deliveryTroubles({ since: '2020-01-01T00:00:00.000Z', at, waitingSince: at })).refused,
    ).toEqual([]);
  });

  test('what may have been taken before it was refused is sent again as it was, apart from what was certainly not sent', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    await store().beginSending({ id: 'digest-1', attempts: 0 }, at);
    await store().endSending('digest-1', { state: 'failed', at, trouble: '550', ofAddress: true, isUnsure: true });
    await store().keepSelection(outcome({ from: 5, cursor: 6, digestId: 'digest-2', selections: [selection('s')] }));
    await store().sendAgain('a', { at, digestId: 'again' });
    await store().keepSelection(outcome({ from: 6, cursor: 7, digestId: 'digest-3', selections: [selection('t')] }));
    const open = await store().digestsToSend({ at, limit: 9 });
    expect(open.map((one) => [one.id, one.state, one.items.map(({ reportId }) => reportId)])).toEqual([
      ['digest-1', 'sending', ['r']],
      ['digest-3', 'waiting', ['t', 's']],
    ]);
  });

  test('mails that are tried in vain are counted once they have been for so long', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ from: 0, cursor: 1, digestId: 'digest-1', selections: [selection('r')] }));
    await store().beginSending({ id: 'digest-1', attempts: 0 }, later);
    const waiting = async (waitingSince: string) =>
      (await store().deliveryTroubles({ since: at, at: later, waitingSince })).waiting;
    expect(await waiting(at)).toBe(0);
    await store().endSending('digest-1', { state: 'waiting', nextTryAt: later, trouble: 'ECONNREFUSED' });
    expect([await waiting(at), await waiting('2020-01-01T00:00:00.000Z')]).toEqual([1, 0]);
  });

  test('a reader is asked once the question was sent, which no later digest drives out of the outbox, and not when they answered before', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ about: 'question' }));
    await store().keepSelection(outcome({ from: 5, cursor: 6, digestId: 'digest-2', selections: [selection('r')] }));
    expect((await store().subscription('a'))?.askedAt).toBeUndefined();
    const [digest, ...others] = await store().digestsToSend({ at, limit: 9 });
    expect([digest?.about, digest?.items.length, others.length]).toEqual(['question', 1, 0]);
    await store().beginSending({ id: 'digest-2', attempts: 0 }, later);
    await store().endSending('digest-2', { state: 'sent', at: later });
    expect((await store().subscription('a'))?.askedAt).toBe(later);
    await store().changeSubscription('a', { askedAt: undefined, touchedAt: later });
    await store().keepSelection(
      outcome({ from: 6, cursor: 7, touchedAt: later, digestId: 'digest-3', about: 'question' }),
    );
    await store().endSending('digest-3', { state: 'sent', at: later });
    expect((await store().subscription('a'))?.askedAt).toBeUndefined();
  });

  test('an attempt is noted before it is made, and tried again when nothing more is heard of it', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSelection(outcome({ selections: [selection('r')] }));
    expect(await store().beginSending({ id: 'digest-1', attempts: 0 }, later)).toBe(true);
    expect(await store().digestsToSend({ at, limit: 9 })).toEqual([]);
    const [digest] = await store().digestsToSend({ at: later, limit: 9 });
    expect(digest).toMatchObject({ state: 'sending', attempts: 1 });
    await store().endSending('digest-1', { state: 'waiting', nextTryAt: at, trouble: 'EENVELOPE 450' });
    expect((await store().digestsToSend({ at, limit: 9 }))[0]).toMatchObject({
      state: 'waiting',
      trouble: 'EENVELOPE 450',
    });
    await store().dropSubscription('a');
    expect(await store().beginSending({ id: 'digest-1', attempts: 1 }, later)).toBe(false);
  });

  test('subscriptions for which nothing was found move on, and never back', async () => {
    await store().keepSubscription(subscription({ id: 'a' }));
    await store().keepSubscription(subscription({ id: 'b', cursor: 9 }));
    await store().keepSubscription(subscription({ id: 'c', touchedAt: at }));
    const subscriptions = [
      { id: 'a', dueAt: later, touchedAt },
      { id: 'b', dueAt: later, touchedAt },
      { id: 'c', dueAt: later, touchedAt },
    ];
    await store().passOver({ cursor: 7, at, subscriptions });
    expect(await store().subscription('a')).toMatchObject({ cursor: 7, dueAt: later, selectedAt: at });
    expect((await store().subscription('b'))?.cursor).toBe(9);
    expect((await store().subscription('c'))?.cursor).toBe(0);
  });
}
