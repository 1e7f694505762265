import { categoryLabelIn } from '../../src/category-label.ts';
import { createCiter } from '../../src/citer.ts';
import type { Cited } from '../../src/digest/select.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { createDigester, type Digester } from '../../src/digester.ts';
import { documentsOf } from '../../src/documents.ts';
import type { Log } from '../../src/log.ts';
import type { Mailer, Message } from '../../src/mail.ts';
import { openAside } from '../../src/search/aside.ts';
import { parseQuery } from '../../src/search/query.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import type { Source } from '../../src/source.ts';
import type { Store } from '../../src/store/port.ts';
import { createProvisionParser } from '../../src/tag/provisions.ts';

const searchConfig = loadSearchConfig();
const { inQuery } = createProvisionParser(searchConfig.provisions);

/** A digester on a store, whose clock and binders the test sets and whose mails it reads. */
export type Press = {
  digester: Digester;
  sent: Message[];
  logged: string[];
  clock: { at: string };
  binders: Map<string, Cited[]>;
};

export function openPress(store: Store, sources: readonly Source[], mailer?: Pick<Mailer, 'send'>): Press {
  const sent: Message[] = [];
  const logged: string[] = [];
  const clock = { at: '2026-11-23T08:00:00.000Z' };
  const binders = new Map<string, Cited[]>();
  const keep = (fields: object, message: string) => logged.push(JSON.stringify({ ...fields, message }));
  const log: Log = { debug: keep, info: keep, warn: keep, error: keep };
  const digester = createDigester({
    ...{ store, sources, searchConfig, log, url: 'https://coi.sample.example' },
    categoryLabel: (id, language) => categoryLabelIn(language, id, searchConfig),
    documents: documentsOf(store, sources),
    citer: createCiter({ store, sources }),
    query: (search) => parseQuery(new URLSearchParams(search), {}, inQuery),
    openIndex: () => openAside(searchConfig.synonyms),
    cited: async (id) => binders.get(id),
    addressOf: async ({ mail }) => mail,
    now: () => clock.at,
    lease: (what) => store.lease(what, 'SAMPLE press', 60_000),
    mailer: mailer ?? { send: async (message) => void sent.push(message) },
  });
  return { digester, sent, logged, clock, binders };
}

/** A subscription that was made before anything was kept, and is due. */
export function subscription(given: Partial<Subscription> & Pick<Subscription, 'id'>): Subscription {
  return {
    accountId: 'sample-account',
    mail: `${given.id}@sample.example`,
    token: `token-${given.id}`,
    title: 'SAMPLE foreign agents',
    wanted: { search: 'q=%22foreign+agent%22' },
    note: '',
    ...{ rate: 'daily', language: 'en', hour: 7, timeZone: 'UTC', heartbeat: false },
    createdAt: '2026-11-20T00:00:00.000Z',
    touchedAt: '2026-11-20T00:00:00.000Z',
    dueAt: '2026-11-21T07:00:00.000Z',
    cursor: 0,
    refusals: 0,
    ...given,
  };
}
