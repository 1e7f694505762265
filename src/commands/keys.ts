import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { Failure } from '../errors.ts';
import { type ApiKey, type KeyScope, keyScopes } from '../model/api-key.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/port.ts';
import { newKey } from '../web/keys.ts';
import { type Command, print, printJson } from './shared/command.ts';

/** A key of the command line belongs to no account. */
const scopes = keyScopes.filter((scope) => scope !== 'account');

const usage = `country-conditions keys create NAME [--scope SCOPE...] [--json]
country-conditions keys list [--json]
country-conditions keys revoke ID

API keys: for higher limits, for writing, and for reading where COI_PRIVATE is set. A key is shown once, when it is made; of it
only a hash is kept.
  --scope   what the key allows beside reading, repeatable: ${scopes.join(', ')}
  --json    one line per key`;

const longestName = 80;

/** `keys`: makes, lists and revokes API keys. */
export const keys: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { scope: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
    });
    const [action = '', given, ...rest] = positionals;
    if (rest.length > 0)
      throw new Failure('usage', `keys ${action}: one argument is the most; quote a name of several words.`);
    return withStore((store) => {
      if (action === 'create') return create(store, given, values.scope, values.json);
      if (action === 'list' && given === undefined) return list(store, values.json);
      if (action === 'revoke') return revoke(store, given);
      throw new Failure('usage', 'keys: say create, list or revoke.');
    });
  },
};

async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  const store = await openStore({ dataDir, ...(databaseUrl !== undefined && { databaseUrl }) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function create(
  store: Store,
  name: string | undefined,
  asked: readonly string[],
  json: boolean,
): Promise<number> {
  if (name === undefined || name.trim() === '' || name.length > longestName || /\p{Cc}/u.test(name))
    throw new Failure(
      'usage',
      `keys create: give a name of at most ${longestName} characters, by which you know the key again.`,
    );
  const made = newKey(name.trim(), asked.map(scopeOf), new Date().toISOString());
  await store.keepKey(made.key);
  if (json) printJson({ ...shown(made.key), key: made.token });
  else print(`${made.token}\n  ${line(made.key)}\n  Keep it now: it is not shown again.`);
  return 0;
}

function scopeOf(name: string): KeyScope {
  const scope = scopes.find((candidate) => candidate === name);
  if (scope !== undefined) return scope;
  throw new Failure('usage', `keys create: --scope is one of ${scopes.join(', ')}; it got ${JSON.stringify(name)}.`);
}

async function list(store: Store, json: boolean): Promise<number> {
  for (const key of await store.keys()) {
    if (json) printJson(shown(key));
    else print(line(key));
  }
  return 0;
}

async function revoke(store: Store, id: string | undefined): Promise<number> {
  if (id === undefined) throw new Failure('usage', 'keys revoke: give the id of a key, as keys list prints it.');
  if (await store.revokeKey(id, new Date().toISOString())) return 0;
  throw new Failure(
    'not-found',
    `There is no key ${JSON.stringify(id)} that is in force. keys list prints all of them.`,
  );
}

function shown({ digest: _digest, ...key }: ApiKey) {
  return { ...key, accountId: key.accountId ?? null, revokedAt: key.revokedAt ?? null };
}

function line({ id, name, scopes, createdAt, revokedAt }: ApiKey): string {
  const state = revokedAt === undefined ? 'in force' : `revoked ${revokedAt}`;
  return `${id}  ${name}  ${scopes.join(' ')}  made ${createdAt}  ${state}`;
}
