import type { RequestHandler } from 'express';
import type { Accounts } from '../accounts.ts';
import type { AddByHand } from '../add.ts';
import type { CheckBrief } from '../brief.ts';
import type { Config } from '../config.ts';
import type { Finder } from '../find.ts';
import type { Hooks } from '../hooks.ts';
import type { Log } from '../log.ts';
import type { Members } from '../members.ts';
import type { Packer } from '../packer.ts';
import type { SearchEngine } from '../search/engine.ts';
import type { SingleSignOn } from '../single-sign-on.ts';
import type { Source } from '../source.ts';
import type { Standing } from '../standing.ts';
import type { Store } from '../store/port.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { SearchConfig } from '../tag/taxonomy.ts';
import type { Access } from './access.ts';
import type { AccountThrottle } from './account/throttle.ts';
import type { CurationDesk } from './curation/desk.ts';

/** What the operator decides of the web server. */
export type WebSettings = Pick<Config, 'cors' | 'limit' | 'proxies' | 'url' | 'isPrivate'>;

/** What the pages and the API work with, handed over by `serve`. */
export type Deps = {
  finder: Finder;
  store: Store;
  engine: Pick<SearchEngine, 'cursor'>;
  sources: readonly Source[];
  searchConfig: SearchConfig;
  /** Who may decide on tags. */
  curation: CurationDesk;
  /** Who may sign in, and who is signed in. */
  accounts: Accounts;
  /** What operators do with accounts. */
  members: Members;
  throttle: AccountThrottle;
  /** Signing in by an identity provider, where one is configured. */
  signOn?: SingleSignOn;
  /** What programs and channels are called with. */
  hooks: Pick<Hooks, 'requirePublic' | 'try'>;
  /** What readers asked to be told of. */
  subscriptions: Subscriptions;
  /** Who may do what is not reading, by API. */
  access: Access;
  /** Which sources are on, by id, and why. */
  standings(): Promise<ReadonlyMap<string, Standing>>;
  /** Adds a report by hand. */
  add: AddByHand;
  /** Looks up the quotations of a brief. */
  checkBrief: CheckBrief;
  /** Makes exhibit packets of binders. */
  packer: Packer;
  settings: WebSettings;
  log: Log;
  /** Milliseconds since 1970. */
  now(): number;
  version: string;
  /** All that is shown is invented: each page says so. */
  sample?: boolean;
};

/** What answers one route. What it throws is answered by `web/errors.ts`. */
export type Handler = (deps: Deps) => RequestHandler;
