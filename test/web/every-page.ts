import { createBinders } from '../../src/binders.ts';
import { sampleSource } from '../sample-source.ts';
import { type Library, openLibrary } from './library.ts';
import { commissionReport, monitorReport, shortReports, sources } from './shelf.ts';
import { lastMail, linkIn, openBrowser } from './visitor.ts';

/** Every page of the application, filled, by a name for its picture. */
export type EveryPage = {
  library: Library;
  /** What anybody sees. */
  open: Record<string, string>;
  /** What is seen by an operator who is signed in. */
  own: Record<string, string>;
  /** The cookies of that operator, and of anybody's binder. */
  cookies: { operator: [string, string][]; anybody: [string, string][] };
};

const operatorMail = 'operator@firm.example';
const register = { ...sampleSource, id: 'sample-register', kind: 'register', title: 'ОБРАЗЕЦ реестра' } as const;

/** Of the identity provider pages show the name alone. */
const provider = { host: 'login.firm.example', address: never, holder: never };

function never(): never {
  throw new Error('nobody signs in there in these tests');
}

export async function openEveryPage(): Promise<EveryPage> {
  const russian = sources.map((one) => (one.id === 'sample-monitor' ? { ...one, publisher: 'Пример-Монитор' } : one));
  const library = await openLibrary([...russian, register], {
    ...{
      sample: true,
      curatorKey: 'a key of curators for tests',
      accountRules: { operatorMail },
      provider: () => provider,
    },
  });
  const { first, changed } = await shelve(library);
  const { cookies, subscription, token } = await signInOperator(library);
  const binder = await binderOf(library, [`${changed}.1.0`, `${first}.1.1`]);
  await openBrowser(library).post('/sign-in', { mail: 'reader@firm.example' });
  await library.accounts.sent();
  return {
    library,
    open: {
      home: '/',
      results: '/search?q=Primerovka',
      'results-most': '/search?q=Russia+court+Primerovka',
      opened: `/search?q=Russia+court&open=${first}`,
      nothing: '/search?q=zzzzqqqq&source=-sample-monitor',
      report: `/reports/${first}?q=foreign+agent`,
      revised: `/reports/${changed}`,
      changes: `/reports/${changed}/changes`,
      editions: `/editions?earlier=${first}&later=${changed}`,
      'before-after': '/change?q=agent&date=2022-03-04',
      'before-after-most': '/change?q=Russia+court+Primerovka&date=2022-03-04',
      cite: `/reports/${first}/cite`,
      'cite-passage': `/reports/${first}/cite?passage=${first}.1.1`,
      similar: `/passages/${first}.1.1/similar`,
      categories: '/categories',
      category: '/categories/foreign-agent-designation',
      provisions: '/provisions',
      provision: '/provisions/RU-CC-207.3',
      sources: '/sources',
      source: '/sources/sample-commission',
      registers: `/registers?name=${encodeURIComponent('примеров')}`,
      new: '/new',
      week: '/new/2026-W47',
      check: '/check',
      binders: '/binders',
      binder: `/binders/${binder}`,
      'add-to-binder': `/binders/add?passage=${first}.1.0`,
      api: '/api',
      curator: '/curator',
      'sign-in': '/sign-in',
      'sign-on-stale': '/sign-in/sso/return',
      'sign-in-link': linkIn(lastMail(library)),
      unsubscribe: `/unsubscribe/${token}`,
      'not-found': '/nowhere',
      refused: '/search?from=yesterday',
    },
    own: {
      'report-to-judge': `/reports/${first}?q=foreign+agent`,
      'binder-of-account': `/binders/${binder}`,
      'curator-add': '/curator/add',
      account: '/account',
      accounts: '/accounts',
      subscriptions: '/subscriptions',
      'subscription-new': '/subscriptions/new?q=agent',
      subscription: `/subscriptions/${subscription}`,
      deliveries: `/subscriptions/${subscription}/deliveries`,
    },
    cookies: { operator: cookies, anybody: [['binder', binder]] },
  };
}

/** Reports, one of them revised, and a register. */
async function shelve(library: Library): Promise<{ first: string; changed: string }> {
  const { reportId: first } = await library.shelve(commissionReport);
  const revised = {
    ...commissionReport,
    ...{ blocks: commissionReport.blocks.slice(0, 3), url: 'https://sample-commission.example/revised' },
  };
  await library.shelve(revised);
  const later = { blocks: commissionReport.blocks.slice(0, 2), capturedAt: '2026-11-21T08:30:00.000Z' };
  const { reportId: changed } = await library.shelve({ ...revised, ...later });
  for (const report of [monitorReport, ...shortReports]) await library.shelve(report);
  const entry = {
    key: '1',
    name: 'Примеров Пётр ОБРАЗЕЦ',
    kind: 'person',
    number: '7',
    includedOn: '2025-08-15',
  } as const;
  await library.store.keepEntries('sample-register', [entry], { at: '2026-03-01T05:00:00.000Z', snapshotId: 1 });
  await library.index();
  return { first, changed };
}

/** Signs an operator in who has a subscription, an API key and somebody invited. */
async function signInOperator(library: Library) {
  const browser = openBrowser(library);
  await browser.signIn(operatorMail);
  const terms = { note: 'SAMPLE note', rate: 'weekly', hour: '6', timeZone: 'Europe/Berlin', language: 'ru' };
  const address = '/subscriptions/new?q=agent';
  await browser.send(address, address, { title: 'SAMPLE agents', ...terms });
  await browser.send('/account', '/account/keys', { name: 'SAMPLE key' });
  await browser.send('/accounts', '/accounts', { mail: 'curator@firm.example', role: 'curator', language: 'ru' });
  const [made] = await library.store.subscriptions({});
  return { cookies: [...browser.cookies], subscription: made?.id ?? '', token: made?.token ?? '' };
}

/** A binder with all that can be said of a passage, and its id. */
async function binderOf({ store }: Library, passages: readonly string[]): Promise<string> {
  const binders = createBinders({ store, now: Date.now });
  const { id, sections } = await binders.make({ title: 'SAMPLE matter', headings: ['Nexus', 'Relocation'] });
  const remarks = { note: 'SAMPLE note', relevance: 'SAMPLE relevance', label: 'violet' } as const;
  for (const passageId of passages) await binders.add(id, { passageId, section: sections[0]?.id ?? '', ...remarks });
  await binders.change(id, [{ do: 'set-age', months: 1 }]);
  return id;
}
