import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type SignUpRule, signUpRule } from './account/sign-up.ts';
import { type DiskLimit, diskLimit } from './disk.ts';
import { Failure } from './errors.ts';

/** The whole configuration of an instance: read once from the environment, frozen, handed down. */
export type Config = Readonly<{
  /** Absolute path of the data directory: the store, the captures and the search index live in it. */
  dataDir: string;
  /** TCP port of the web server. */
  port: number;
  /** Address the web server listens on. */
  host: string;
  /** Where publishers can read who we are; part of our user agent. */
  contact: string | undefined;
  /** Base address of a stand-in for all publishers; requests go to `<replay>/<host>/<path>?<query>`. */
  replay: string | undefined;
  databaseUrl: string | undefined;
  meili: { url: string; key: string | undefined } | undefined;
  smtpUrl: string | undefined;
  /** The address that our mails bear. */
  mailFrom: string;
  /** Where readers reach us, without a slash at its end: what links in mails and feeds begin with. */
  url: string;
  /** Where alarms are mailed to; whoever signs in with this address is the operator. */
  operatorMail: string | undefined;
  /** How much of the disk must be free before the operator is told. */
  diskLimit: DiskLimit | undefined;
  /** Who may make an account. */
  signUp: SignUpRule;
  /** The identity provider by which accounts can sign in too. */
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
  /** Ids of sources that the operator switched on, and off. */
  named: { on: readonly string[]; off: readonly string[] };
  /** What curators sign in with; curation is off without it. */
  curatorKey: string | undefined;
  /** `access:secret` of an account at the Internet Archive; nothing is submitted there without it. */
  archiveKey: string | undefined;
  /** What single sources need, by the name of the variable; such a source is off without it. */
  settings: Readonly<Record<string, string>>;
  /** Origins whose pages may use the API from a browser; `*` for any. */
  cors: readonly string[];
  /** Requests a minute to the API by one address without a key; 0 for no limit. */
  limit: number;
  /** How many proxies of ours stand before us: so many of the last addresses in `X-Forwarded-For` are believed. */
  proxies: number;
  /** Reading asks for an account or an API key. */
  isPrivate: boolean;
  logLevel: string;
  version: string;
}>;

const levels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

const webAddress = z.url({ protocol: /^https?$/ });
const takes: Record<string, { schema: z.ZodType; what: string; secret?: true }> = {
  COI_DATA: { schema: z.string().min(1), what: 'a directory, for example ./data' },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65535)),
    what: 'a TCP port from 0 to 65535',
  },
  COI_HOST: { schema: z.string().regex(/^[\w.:-]+$/), what: 'an address to listen on, for example 127.0.0.1' },
  COI_CONTACT: { schema: webAddress.or(z.email()), what: 'a web page (https://…) or a mail address' },
  COI_REPLAY: { schema: webAddress, what: 'the http address of a replay server' },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    what: 'a Postgres address: postgres://user:password@host:5432/database',
    secret: true,
  },
  MEILI_URL: { schema: webAddress, what: 'the http address of a Meilisearch server' },
  MEILI_KEY: { schema: z.string().min(1), what: 'a Meilisearch API key', secret: true },
  MEILI_KEY_FILE: { schema: z.string().min(1), what: 'the path of a file that holds a Meilisearch API key' },
  SMTP_URL: { schema: z.url({ protocol: /^smtps?$/ }), what: 'smtp://user:password@host:587', secret: true },
  COI_MAIL_FROM: { schema: z.email(), what: 'a mail address' },
  COI_URL: {
    schema: webAddress.refine((address) => !/[?#@]/.test(address)),
    what: 'the address where readers reach this server: https://coi.firm.example',
  },
  COI_OPERATOR_MAIL: { schema: z.email(), what: 'a mail address' },
  COI_DISK_FREE: {
    schema: z.string().refine((given) => diskLimit(given) !== undefined),
    what: 'how much of the disk must be free: 5GB, or 10%',
  },
  COI_SIGNUP: {
    schema: z.string().refine((given) => signUpRule(given) !== undefined),
    what: 'open, invitation, off, or the mail domains of those who may make an account: firm.example,clinic.example',
  },
  COI_OIDC_ISSUER: {
    schema: webAddress.refine(isProtected),
    what: 'the https address of an OpenID Connect issuer, as the provider writes it: https://login.firm.example/realms/firm',
  },
  COI_OIDC_CLIENT_ID: {
    schema: z.string().regex(/^[\x20-\x7e]{1,300}$/),
    what: 'the id that the provider gave this server',
  },
  COI_OIDC_CLIENT_SECRET: {
    schema: z.string().regex(/^[\x20-\x7e]{1,500}$/),
    what: 'the secret that the provider gave this server',
    secret: true,
  },
  COI_CURATOR_KEY: {
    schema: z.string().regex(/^[\x21-\x7e]{20,200}$/),
    what: 'a secret of 20 to 200 letters, digits and signs of ASCII, without spaces',
    secret: true,
  },
  COI_ARCHIVE_KEY: {
    schema: z.string().regex(/^[\w.+/=-]{4,100}:[\w.+/=-]{4,100}$/),
    what: 'the two keys of an account at the Internet Archive, access:secret',
    secret: true,
  },
  COI_RELIEFWEB_APPNAME: {
    schema: z.string().regex(/^[\w.-]{3,100}$/),
    what: 'the name that ReliefWeb has approved for your calls of its API: letters, digits, -, _ and .',
  },
  COI_SOURCES: {
    schema: z.string().regex(/^-?[a-z][a-z0-9-]*(?:[ ,]+-?[a-z][a-z0-9-]*)*$/),
    what: 'ids of sources to switch on, with a minus before those to switch off, separated by commas: sova,-hrw',
  },
  COI_CORS: {
    schema: z.string().regex(/^(?:\*|https?:\/\/[\w.:-]+(?:[ ,]+https?:\/\/[\w.:-]+)*)$/),
    what: 'origins such as https://tool.example, separated by commas, or *',
  },
  COI_LIMIT: { schema: z.string().regex(/^\d{1,6}$/), what: 'a number of requests a minute, 0 for no limit' },
  COI_PROXIES: { schema: z.string().regex(/^\d$/), what: 'a number of proxies from 0 to 9' },
  COI_PRIVATE: { schema: z.enum(['true', 'false']), what: 'true or false' },
  COI_LOG: { schema: z.enum(levels), what: `one of ${levels.join(', ')}` },
};

/**
 * Reads the configuration from an environment, and the key that `MEILI_KEY_FILE` names. Empty variables count as unset.
 * @throws Failure config.invalid naming the variable, what it got (unless it is a secret) and what it takes
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = (name: string): string | undefined => checked(name, environment[name]);
  const meiliUrl = read('MEILI_URL');
  const key = read('MEILI_KEY') ?? checked('MEILI_KEY', contentOf('MEILI_KEY_FILE', read('MEILI_KEY_FILE')));
  const port = Number(read('PORT') ?? 3000);
  const host = read('COI_HOST') ?? '127.0.0.1';
  const url = read('COI_URL')?.replace(/\/+$/, '') ?? `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
  return Object.freeze({
    dataDir: resolve(read('COI_DATA') ?? './data'),
    port,
    host,
    url,
    contact: read('COI_CONTACT'),
    replay: read('COI_REPLAY')?.replace(/\/+$/, ''),
    databaseUrl: read('DATABASE_URL'),
    meili: meiliUrl === undefined ? undefined : { url: meiliUrl, key },
    smtpUrl: read('SMTP_URL'),
    operatorMail: read('COI_OPERATOR_MAIL'),
    signUp: signUpRule(read('COI_SIGNUP') ?? '') ?? ({ kind: 'invitation' } as const),
    diskLimit: diskLimit(read('COI_DISK_FREE') ?? ''),
    oidc: oidcOf(read),
    mailFrom: read('COI_MAIL_FROM') ?? read('COI_OPERATOR_MAIL') ?? 'country-conditions@localhost',
    archiveKey: read('COI_ARCHIVE_KEY'),
    curatorKey: read('COI_CURATOR_KEY'),
    named: namedSources(read('COI_SOURCES') ?? ''),
    settings: Object.freeze(given({ COI_RELIEFWEB_APPNAME: read('COI_RELIEFWEB_APPNAME') })),
    cors: (read('COI_CORS') ?? '').split(/[ ,]+/).filter((origin) => origin !== ''),
    limit: Number(read('COI_LIMIT') ?? 120),
    proxies: Number(read('COI_PROXIES') ?? 0),
    isPrivate: read('COI_PRIVATE') === 'true',
    logLevel: read('COI_LOG') ?? 'info',
    version: packageVersion(),
  });
}

/** Sign-in by a provider takes all three or none: with one forgotten, it would be missing without a word. */
function oidcOf(read: (name: string) => string | undefined): Config['oidc'] {
  const issuer = read('COI_OIDC_ISSUER');
  const clientId = read('COI_OIDC_CLIENT_ID');
  const clientSecret = read('COI_OIDC_CLIENT_SECRET');
  if (issuer !== undefined && clientId !== undefined && clientSecret !== undefined)
    return { issuer, clientId, clientSecret };
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  throw new Failure(
    'config.invalid',
    'COI_OIDC_ISSUER, COI_OIDC_CLIENT_ID and COI_OIDC_CLIENT_SECRET go together. Set all three or none.',
  );
}

/** Whether nobody on the way can read along: https, or this machine alone. */
function isProtected(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

/** The names of all variables that `readConfig` reads; the README and `.env.example` list the same ones. */
export const variableNames: readonly string[] = Object.keys(takes);

/** Our one honest user agent: `country-conditions/0.1.0 (+https://firm.example/crawler)`. */
export function userAgent(config: Pick<Config, 'version' | 'contact'>): string {
  const name = `country-conditions/${config.version}`;
  return config.contact === undefined ? name : `${name} (+${config.contact})`;
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** `sova,-hrw`: on without, off with a minus. */
function namedSources(words: string): Config['named'] {
  const ids = words.split(/[ ,]+/).filter((id) => id !== '');
  const off = ids.filter((id) => id.startsWith('-')).map((id) => id.slice(1));
  return { on: ids.filter((id) => !id.startsWith('-')), off };
}

function checked(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const rule = takes[name];
  if (rule === undefined || rule.schema.safeParse(value).success) return value;
  const got = rule.secret ? 'a value that is not one (not shown, since it may hold a secret)' : JSON.stringify(value);
  throw new Failure('config.invalid', `${name} takes ${rule.what}; it got ${got}. Correct it or unset it.`);
}

function contentOf(name: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Failure('config.invalid', `${name}: the file cannot be read: ${reason}. Correct it or unset it.`, {
      cause,
    });
  }
}

function packageVersion(): string {
  const file = new URL('../package.json', import.meta.url);
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}
