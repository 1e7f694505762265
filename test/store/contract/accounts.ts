import { expect, test } from 'vitest';
import type { Account, AccountSession, SignIn } from '../../../src/account/account.ts';
import type { Subject } from '../contract.ts';
import { minute } from '../sample.ts';

const digest = 'a'.repeat(64);

function account(id: string, given: Partial<Account> = {}): Account {
  return { id, mail: `${id}@sample.example`, name: '', role: 'reader', language: 'en', createdAt: minute(0), ...given };
}

function session(id: string, accountId: string, given: Partial<AccountSession> = {}): AccountSession {
  const times = { createdAt: minute(0), seenAt: minute(0), expiresAt: minute(60) };
  return { id, accountId, digest, browser: 'Firefox, Linux', ...times, ...given };
}

function link(id: string, given: Partial<SignIn> = {}): SignIn {
  const times = { createdAt: minute(0), expiresAt: minute(15) };
  return { id, digest, mail: 'a@sample.example', language: 'ru', ...times, ...given };
}

export function accountContract({ store, another }: Subject): void {
  test('an address has one account: making another gives the first, and uses its invitation up', async () => {
    await store().invite({ mail: 'a@sample.example', role: 'curator', createdAt: minute(0) });
    expect(await store().keepAccount(account('a', { name: 'Анна \u0000' }))).toEqual(
      account('a', { name: 'Анна \ufffd' }),
    );
    expect((await store().keepAccount(account('b', { mail: 'a@sample.example' }))).id).toBe('a');
    expect(await store().invitations()).toEqual([]);
    const other = await another();
    const both = await Promise.all(
      [store(), other].map((each, at) => each.keepAccount(account(`c${at}`, { mail: 'c@x.example' }))),
    );
    expect(both[0]?.id).toBe(both[1]?.id);
    expect((await other.accounts()).map(({ mail }) => mail)).toEqual(['a@sample.example', 'c@x.example']);
    await other.close();
  });

  test('an account changes what is said and keeps the rest; disabled, it loses its sessions, and comes back without them', async () => {
    await store().keepAccount(account('a'));
    await store().openSession(session('s', 'a'));
    expect(await store().changeAccount('a', { name: 'Anna', role: 'curator' })).toEqual(
      account('a', { name: 'Anna', role: 'curator' }),
    );
    expect((await store().sessions('a', minute(1))).length).toBe(1);
    expect((await store().changeAccount('a', { disabledAt: minute(2) }))?.disabledAt).toBe(minute(2));
    expect(await store().session('s')).toBeUndefined();
    expect(await store().changeAccount('a', { disabledAt: null })).toEqual(
      account('a', { name: 'Anna', role: 'curator' }),
    );
    expect(await store().changeAccount('no-such', { name: 'x' })).toBeUndefined();
  });

  test('a link is used up once, by whoever comes first, and not when it is too old', async () => {
    await store().keepSignIn(link('l', { browserDigest: 'b'.repeat(64), next: '/search?q=x' }));
    await store().keepSignIn(link('old', { expiresAt: minute(5) }));
    expect(await store().signIn('l')).toEqual(link('l', { browserDigest: 'b'.repeat(64), next: '/search?q=x' }));
    const other = await another();
    const taken = await Promise.all([store(), other, store()].map((each) => each.takeSignIn('l', minute(1))));
    expect(taken.filter((won) => won).length).toBe(1);
    expect([await other.signIn('l'), await store().takeSignIn('old', minute(5))]).toEqual([undefined, false]);
    await other.close();
  });

  test('a sign-in by the identity provider is got once, by whoever comes first, and is forgotten when it has run out', async () => {
    const begun = { id: 'o', digest, language: 'ru' as const, createdAt: minute(0), expiresAt: minute(15) };
    await store().keepSignOn({ ...begun, next: '/search?q=x' });
    const other = await another();
    const taken = await Promise.all([store(), other, store()].map((each) => each.takeSignOn('o')));
    expect(taken.filter((won) => won !== undefined)).toEqual([{ ...begun, next: '/search?q=x' }]);
    await other.close();
    await store().keepSignOn(begun);
    await store().keepSignOn({ ...begun, id: 'p', createdAt: minute(15), expiresAt: minute(30) });
    expect([await store().takeSignOn('o'), (await store().takeSignOn('p'))?.id]).toEqual([undefined, 'p']);
  });

  test('links and sessions that have run out are forgotten when new ones come', async () => {
    await store().keepAccount(account('a'));
    await store().keepSignIn(link('old'));
    await store().openSession(session('old', 'a'));
    await store().keepSignIn(link('new', { createdAt: minute(90), expiresAt: minute(105) }));
    await store().openSession(
      session('new', 'a', { createdAt: minute(90), seenAt: minute(90), expiresAt: minute(200) }),
    );
    expect([await store().signIn('old'), await store().session('old')]).toEqual([undefined, undefined]);
    expect((await store().session('new'))?.account.id).toBe('a');
  });

  test('sessions are listed last used first, lengthened by use, and ended by their own account alone', async () => {
    await store().keepAccount(account('a'));
    await store().openSession(session('one', 'a'));
    await store().openSession(session('two', 'a', { expiresAt: minute(30) }));
    await store().seeSession('two', { seenAt: minute(20), expiresAt: minute(80) });
    expect((await store().sessions('a', minute(29))).map(({ id }) => id)).toEqual(['two', 'one']);
    expect((await store().sessions('a', minute(60))).map(({ id }) => id)).toEqual(['two']);
    expect([await store().endSession('two', 'b'), await store().endSession('two', 'a')]).toEqual([false, true]);
    expect(await store().endSession('two', 'a')).toBe(false);
  });

  test('an invitation made anew takes the place of the one before, and can be withdrawn', async () => {
    await store().invite({ mail: 'a@sample.example', role: 'reader', createdAt: minute(0) });
    await store().invite({ mail: 'a@sample.example', role: 'operator', by: 'x', createdAt: minute(1) });
    const kept = { mail: 'a@sample.example', role: 'operator', by: 'x', createdAt: minute(1) };
    expect([await store().invitation('a@sample.example'), await store().invitations()]).toEqual([kept, [kept]]);
    expect(await store().withdrawInvitation('a@sample.example')).toBe(true);
    expect(await store().withdrawInvitation('a@sample.example')).toBe(false);
  });

  test('deleting an account deletes its sessions, keys, links and invitation, and nothing of others', async () => {
    for (const id of ['a', 'b']) {
      await store().keepAccount(account(id));
      await store().openSession(session(`s${id}`, id));
      await store().keepKey({
        id: `k${id}`,
        name: 'SAMPLE',
        scopes: ['read'],
        digest,
        createdAt: minute(0),
        accountId: id,
      });
      await store().keepSignIn(link(`l${id}`, { mail: `${id}@sample.example` }));
    }
    await store().invite({ mail: 'c@sample.example', role: 'reader', by: 'a', createdAt: minute(0) });
    expect([await store().deleteAccount('a'), await store().deleteAccount('a')]).toEqual([true, false]);
    const left = [
      await store().session('sa'),
      await store().key('ka'),
      await store().signIn('la'),
      await store().account('a'),
    ];
    expect(left).toEqual([undefined, undefined, undefined, undefined]);
    expect((await store().invitation('c@sample.example'))?.by).toBeUndefined();
    expect([(await store().session('sb'))?.account.id, (await store().keysOf('b')).length]).toEqual(['b', 1]);
    expect((await store().signIn('lb'))?.id).toBe('lb');
  });
}
