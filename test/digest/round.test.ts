import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { blocksOf, type Library, openLibrary, type Shelved } from '../web/library.ts';
import { commissionReport, monitorReport, shortReports, sources } from '../web/shelf.ts';
import { openPress, type Press, subscription } from './press.ts';

let library: Library;
let press: Press;

beforeEach(async () => {
  library = await openLibrary(sources);
  press = openPress(library.store, sources);
});
afterEach(() => library.close());

/** The next day at eight. */
function nextDay(): void {
  press.clock.at = new Date(Date.parse(press.clock.at) + 86_400_000).toISOString();
}

/** The report again, as it was read later. */
function again(report: Shelved, given: Partial<Shelved>): Shelved {
  return { ...report, capturedAt: '2026-11-24T08:30:00.000Z', ...given };
}

const revised: Shelved = again(commissionReport, {
  blocks: [
    ...commissionReport.blocks,
    ...blocksOf(
      '# Update\n\n¶17 SAMPLE. A second journalist of the invented outlet was added to the list of every foreign agent in May.',
    ),
  ],
});

test('a new report that matches is sent once, with its passage, citation and link, and never again', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', note: 'SAMPLE note\nof two lines' }));
  const { reportId } = await library.shelve(commissionReport);
  await library.shelve(shortReports[0] as Shelved);
  expect(await press.digester.run()).toEqual({ due: 1, digests: 1, items: 1, sent: 1, deferred: 0, failed: 0 });
  const [mail] = press.sent;
  expect(mail?.to).toBe('a@sample.example');
  expect(mail?.subject).toBe('1 new: SAMPLE foreign agents');
  for (const said of ['SAMPLE note\n  of two lines', 'SAMPLE annual report 2025: Russia', 'SAMPLE Commission, 2026-03'])
    expect(mail?.text).toContain(said);
  expect(mail?.text).toContain(`https://coi.sample.example/reports/${reportId}?version=1#p-`);
  expect(mail?.text.replace(/\s+>?\s*/g, ' ')).toContain('designated a foreign agent in every week of the year');
  expect(mail?.text).toContain('at ¶¶ 14–15');
  expect(mail?.headers).toMatchObject({
    'List-Unsubscribe': '<https://coi.sample.example/unsubscribe/token-a>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  nextDay();
  expect(await press.digester.run()).toMatchObject({ due: 1, digests: 0, sent: 0 });
  expect(press.sent.length).toBe(1);
});

test('a subscription is due at its hour and not before', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', dueAt: '2026-11-23T09:00:00.000Z' }));
  await library.shelve(commissionReport);
  expect(await press.digester.run()).toMatchObject({ due: 0, sent: 0 });
  press.clock.at = '2026-11-23T09:00:00.000Z';
  expect(await press.digester.run()).toMatchObject({ due: 1, sent: 1 });
  expect((await library.store.subscription('a'))?.dueAt).toBe('2026-11-24T07:00:00.000Z');
});

test('a revision is told with the sentences that were added, when they match, and not when others were added', async () => {
  await library.store.keepSubscription(subscription({ id: 'a' }));
  await library.store.keepSubscription(subscription({ id: 'b', wanted: { search: 'q=Kirov' } }));
  await library.shelve(commissionReport);
  await press.digester.run();
  expect(press.sent.map(({ to }) => to).toSorted()).toEqual(['a@sample.example', 'b@sample.example']);
  press.sent.length = 0;
  await library.shelve(revised);
  nextDay();
  await press.digester.run();
  expect(press.sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['a@sample.example', '1 revised: SAMPLE foreign agents'],
  ]);
  expect(press.sent[0]?.text).toContain('+ A second journalist of the invented outlet');
  expect(press.sent[0]?.text).not.toContain('- In 2025');
});

test('new and revised within one digest are told once, as new, and withdrawn or gone say more', async () => {
  await library.store.keepSubscription(subscription({ id: 'a' }));
  await library.shelve(commissionReport);
  await library.shelve(revised);
  await press.digester.run();
  expect(press.sent.map(({ subject }) => subject)).toEqual(['1 new: SAMPLE foreign agents']);
  await library.store.markGone(commissionReport.sourceId, commissionReport.url, '2026-11-25T08:00:00.000Z');
  await library.store.markGone(commissionReport.sourceId, commissionReport.url, '2026-11-26T08:00:00.000Z');
  nextDay();
  await press.digester.run();
  expect(press.sent.map(({ subject }) => subject).at(-1)).toBe('1 gone: SAMPLE foreign agents');
  expect(press.sent.at(-1)?.text).toContain('since 2026-11-25');
});

test('what its publisher withdraws between selection and sending says so, and is told again as withdrawn', async () => {
  await library.store.keepSubscription(subscription({ id: 'a' }));
  await library.shelve(commissionReport);
  const early = openPress({ ...library.store, digestsToSend: async () => [] }, sources);
  expect(await early.digester.run()).toMatchObject({ digests: 1, sent: 0 });
  await library.shelve(again(commissionReport, { withdrawn: true }));
  await press.digester.run();
  expect(press.sent.map(({ subject }) => subject)).toEqual(['1 new: SAMPLE foreign agents']);
  for (const body of [press.sent[0]?.text, press.sent[0]?.html])
    expect(body).toContain('Its publisher has withdrawn it.');
  nextDay();
  await press.digester.run();
  expect(press.sent.at(-1)?.subject).toBe('1 withdrawn: SAMPLE foreign agents');
});

test('a page that was gone and is back before the digest is not told of', async () => {
  await library.store.keepSubscription(subscription({ id: 'a' }));
  await library.shelve(commissionReport);
  await press.digester.run();
  const { sourceId, url } = commissionReport;
  await library.store.markGone(sourceId, url, '2026-11-24T08:00:00.000Z');
  await library.store.markGone(sourceId, url, '2026-11-25T08:00:00.000Z');
  await library.store.seenUnchanged(sourceId, url, '2026-11-26T08:00:00.000Z');
  nextDay();
  expect(await press.digester.run()).toMatchObject({ due: 1, digests: 0 });
});

test('reports of a week that was missed come in one digest, twenty of them listed and the rest counted', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', wanted: { search: 'q=Primerovka' } }));
  for (const report of shortReports)
    await library.shelve({ ...report, blocks: blocksOf(`${report.title} Primerovka`) });
  press.clock.at = '2026-12-01T08:00:00.000Z';
  expect(await press.digester.run()).toMatchObject({ digests: 1, items: 25, sent: 1 });
  expect(press.sent[0]?.text.match(/^\* /gm)?.length).toBe(20);
  expect(press.sent[0]?.text).toContain('And 5 more.');
  expect(press.sent[0]?.subject).toBe('20 new and 5 more: SAMPLE foreign agents');
  nextDay();
  expect(await press.digester.run()).toMatchObject({ digests: 0 });
});

test('without news there is no mail, but for those who asked for one', async () => {
  await library.store.keepSubscription(subscription({ id: 'a' }));
  await library.store.keepSubscription(subscription({ id: 'b', heartbeat: true }));
  expect(await press.digester.run()).toMatchObject({ due: 2, digests: 1, sent: 1 });
  expect(press.sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['b@sample.example', 'nothing new: SAMPLE foreign agents'],
  ]);
});

test('at once no mail says that nothing is new, however much is kept that does not concern the reader', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', rate: 'at-once', heartbeat: true }));
  for (const report of shortReports.slice(0, 2)) {
    await library.shelve(report);
    nextDay();
    expect(await press.digester.run()).toMatchObject({ due: 1, digests: 0, sent: 0 });
  }
  await library.shelve(commissionReport);
  nextDay();
  expect(await press.digester.run()).toMatchObject({ digests: 1, items: 1, sent: 1 });
});

test('whoever cites a report in a binder is told what changed since the version cited, and not that it is new', async () => {
  const { reportId } = await library.shelve(commissionReport);
  press.binders.set('binder', [{ reportId, version: 1, passageId: `${reportId}.1.0` }]);
  await library.store.keepSubscription(subscription({ id: 'a', wanted: { binder: 'binder' } }));
  expect(await press.digester.run()).toMatchObject({ due: 1, digests: 0 });
  await library.shelve(again(commissionReport, { blocks: commissionReport.blocks.slice(0, 2) }));
  nextDay();
  expect(await press.digester.run()).toMatchObject({ digests: 1 });
  expect(press.sent[0]?.text).toContain('No longer there:');
});

test('nothing is left out of the words for want of a match, and a search in one language finds the other', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', wanted: { search: 'q=foreign+agents+nowherelia' } }));
  await library.store.keepSubscription(
    subscription({ id: 'b', wanted: { search: 'q=foreign+agents' }, language: 'ru' }),
  );
  await library.shelve(monitorReport);
  await press.digester.run();
  expect(press.sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['b@sample.example', 'новых: 1: SAMPLE foreign agents'],
  ]);
});

test('a report of a source that nobody knew when the subscription was made is found too', async () => {
  await library.store.keepSubscription(
    subscription({ id: 'a', wanted: { search: 'category=foreign-agent-designation' } }),
  );
  await library.shelve(monitorReport);
  await press.digester.run();
  expect(press.sent[0]?.text).toContain('SAMPLE Monitor');
});

test('a search that can no longer be read keeps its place, and the others go on', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', wanted: { search: 'from=yesterday' } }));
  await library.store.keepSubscription(subscription({ id: 'b' }));
  await library.shelve(commissionReport);
  expect(await press.digester.run()).toMatchObject({ sent: 1 });
  expect((await library.store.subscription('a'))?.cursor).toBe(0);
  expect(press.logged.join()).toContain('cannot be read');
});

test('one that cannot be read, wherever it stands, has no old news looked at for the others', async () => {
  const looked: number[] = [];
  const { store } = library;
  const newsBetween: typeof store.newsBetween = (after, until) => {
    looked.push(after);
    return store.newsBetween(after, until);
  };
  press = openPress({ ...store, newsBetween }, sources);
  await library.shelve(monitorReport);
  const cursor = await store.newestNews();
  await store.keepSubscription(subscription({ id: 'unread', wanted: { search: 'from=yesterday' } }));
  await store.keepSubscription(subscription({ id: 'no-binder', wanted: { binder: 'gone' } }));
  await store.keepSubscription(subscription({ id: 'b', cursor }));
  await library.shelve(commissionReport);
  expect(await press.digester.run()).toMatchObject({ due: 1, sent: 1 });
  expect([cursor > 0, looked]).toEqual([true, [cursor]]);
});

test('a dry run shows all that would go out and what waits: news, heartbeats, questions, joined digests', async () => {
  await keepOneOfEach();
  const said: [string, string, string | undefined][] = [];
  await press.digester.dryRun(({ to, mail, nextTryAt }) => said.push([to, mail.subject, nextTryAt]));
  const later = new Date(Date.parse(press.clock.at) + 120_000).toISOString();
  expect(said.toSorted()).toEqual([
    ['heartbeat@sample.example', 'nothing new: SAMPLE foreign agents', undefined],
    ['joined@sample.example', '2 new: SAMPLE foreign agents', undefined],
    ['news@sample.example', '1 new: SAMPLE foreign agents', undefined],
    ['question@sample.example', 'do you still want this?: SAMPLE foreign agents', undefined],
    ['under-way@sample.example', 'nothing new: SAMPLE foreign agents', later],
  ]);
  expect(press.sent).toEqual([]);
  await press.digester.run();
  const now = said.filter(([, , nextTryAt]) => nextTryAt === undefined);
  expect(press.sent.map(({ to, subject }) => [to, subject, undefined]).toSorted()).toEqual(now.toSorted());
});

test('a dry run shows what was refused with its recipient within the digest that takes it in', async () => {
  await keepOneOfEach();
  const { at: nextTryAt } = press.clock;
  await library.store.beginSending({ id: 'of-joined', attempts: 0 }, nextTryAt);
  const end = { state: 'failed', at: nextTryAt, trouble: 'EENVELOPE 552', ofAddress: true } as const;
  await library.store.endSending('of-joined', end);
  const said: string[] = [];
  await press.digester.dryRun(({ mail }) => said.push(mail.subject), { id: 'joined' });
  await press.digester.run({ id: 'joined' });
  expect(said).toEqual(['2 new: SAMPLE foreign agents']);
  expect(press.sent.map(({ subject }) => subject)).toEqual(said);
});

test('a dry run changes no row of the database', async () => {
  await keepOneOfEach();
  const rows = () => {
    const database = new Database(library.database, { readonly: true });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    const all = tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()]);
    const told = JSON.stringify(all);
    database.close();
    return told;
  };
  const before = rows();
  await press.digester.dryRun(() => {});
  expect(rows()).toBe(before);
});

test('for one subscription, due or not, a dry run and a run tell of that one alone', async () => {
  await keepOneOfEach();
  await library.store.changeSubscription('news', { dueAt: '2027-01-01T00:00:00.000Z' });
  const said: string[] = [];
  await press.digester.dryRun(({ subscriptionId }) => said.push(subscriptionId), { id: 'news' });
  expect(said).toEqual(['news']);
  await press.digester.run({ id: 'news' });
  expect(press.sent.map(({ to }) => to)).toEqual(['news@sample.example']);
});

/** Subscriptions that a round finds something else to do for, each. */
async function keepOneOfEach(): Promise<void> {
  const { store } = library;
  const nothing = { search: 'q=nowherelia' };
  const told = await library.shelve(commissionReport);
  const other = await library.shelve(shortReports[0] as Shelved);
  await store.keepSubscription(subscription({ id: 'news' }));
  await store.keepSubscription(subscription({ id: 'heartbeat', wanted: nothing, heartbeat: true }));
  await store.keepSubscription(
    subscription({ id: 'question', wanted: nothing, touchedAt: '2025-11-01T00:00:00.000Z' }),
  );
  await store.keepSubscription(subscription({ id: 'unread', wanted: { search: 'from=yesterday' } }));
  const unanswered = { touchedAt: '2025-01-01T00:00:00.000Z', askedAt: '2026-01-01T00:00:00.000Z' };
  await store.keepSubscription(subscription({ id: 'unanswered', heartbeat: true, ...unanswered }));
  await store.keepSubscription(subscription({ id: 'off', heartbeat: true, rate: 'off' }));
  await store.keepSubscription(subscription({ id: 'joined' }));
  await store.keepSubscription(subscription({ id: 'under-way', wanted: nothing, heartbeat: true }));
  await store.keepSubscription(subscription({ id: 'told' }));
  const { at } = press.clock;
  for (const id of ['joined', 'under-way', 'told', 'unanswered']) {
    const { touchedAt, dueAt } = subscription({ id });
    const line = { reportId: id === 'joined' ? other.reportId : told.reportId, kind: 'new' as const, version: 1 };
    const item = { ...line, base: 0, copies: [], entries: [line] };
    await store.keepSelection({
      ...{
        subscriptionId: id,
        from: 0,
        cursor: 0,
        touchedAt: (await store.subscription(id))?.touchedAt ?? touchedAt,
        at,
      },
      ...{ dueAt, digestId: `of-${id}`, about: id === 'under-way' ? 'heartbeat' : 'news' },
      selections: id === 'under-way' ? [] : [item],
    });
  }
  await store.changeSubscription('under-way', { dueAt: '2027-01-01T00:00:00.000Z' });
  const nextTryAt = new Date(Date.parse(at) + 120_000).toISOString();
  await store.beginSending({ id: 'of-under-way', attempts: 0 }, nextTryAt);
  await store.beginSending({ id: 'of-told', attempts: 0 }, nextTryAt);
  await store.endSending('of-told', { state: 'sent', at });
}

test('a subscription that nobody touched for a year asks once whether it is wanted, and ends when nobody answers for a month', async () => {
  await library.store.keepSubscription(subscription({ id: 'a', touchedAt: '2025-11-01T00:00:00.000Z' }));
  await library.store.keepSubscription(subscription({ id: 'b', touchedAt: '2025-12-01T00:00:00.000Z' }));
  await press.digester.run();
  expect(press.sent.map(({ to, subject }) => [to, subject])).toEqual([
    ['a@sample.example', 'do you still want this?: SAMPLE foreign agents'],
  ]);
  expect(press.sent[0]?.text).toContain('https://coi.sample.example/unsubscribe/token-a');
  nextDay();
  await press.digester.run();
  expect(press.sent.length).toBe(1);
  press.clock.at = '2026-12-24T08:00:00.000Z';
  await library.shelve(commissionReport);
  await press.digester.run();
  expect((await library.store.subscription('a'))?.stopped?.reason).toBe('stale');
  expect(press.sent.some(({ to, subject }) => to === 'a@sample.example' && subject.includes('new'))).toBe(false);
});
