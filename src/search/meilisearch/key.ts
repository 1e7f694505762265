import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What the key of the application may do, and nothing else. */
const actions = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'tasks.get',
];
const indexes = ['coi-*'];
/** One key for all times: made of this and the master key, it stays the same when it is made again. */
const uid = 'c01c01c0-1c01-4c01-8c01-c01c01c01c01';

/**
 * Makes the key with the least rights that the application needs, so that it never holds the master key; one that is there with these rights is
 * kept. Needs no package: `docker-compose.yml` runs it before any is installed.
 * @throws Error with the server's answer when it refuses
 */
export async function makeLeastKey(url: string, masterKey: string): Promise<string> {
  const ask = asker(url, masterKey);
  const wanted = { uid, name: 'country-conditions', actions, indexes, expiresAt: null };
  const there = await ask('GET', `keys/${uid}`);
  if (there.key !== undefined && there.rights === rightsOf({ actions, indexes })) return there.key;
  if (there.key !== undefined) await ask('DELETE', `keys/${uid}`);
  const made = await ask('POST', 'keys', wanted);
  if (made.key !== undefined) return made.key;
  throw new Error(`Meilisearch makes no key: ${made.text}`);
}

type Answer = { text: string; key: string | undefined; rights: string };

function asker(url: string, masterKey: string): (method: string, path: string, body?: object) => Promise<Answer> {
  const headers = { authorization: `Bearer ${masterKey}`, 'content-type': 'application/json' };
  return async (method, path, body) => {
    const response = await fetch(new URL(path, url), { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const text = await response.text();
    const read: unknown = text === '' ? {} : JSON.parse(text);
    const answer = typeof read === 'object' && read !== null ? read : {};
    return { text, key: 'key' in answer ? String(answer.key) : undefined, rights: rightsOf(answer) };
  };
}

function rightsOf(answer: object): string {
  const listed = (name: string) => {
    const list: unknown = Reflect.get(answer, name);
    return Array.isArray(list) ? list.map(String).sort().join(' ') : '';
  };
  return `${listed('actions')} on ${listed('indexes')}`;
}

/** `MEILI_URL=… MEILI_MASTER_KEY=… node src/search/meilisearch/key.ts FILE` writes the key into a file that nobody else may read. */
async function main(file: string): Promise<void> {
  const { MEILI_URL = '', MEILI_MASTER_KEY = '' } = process.env;
  writeFileSync(file, `${await makeLeastKey(MEILI_URL, MEILI_MASTER_KEY)}\n`, { mode: 0o600 });
}

const [, script = '', file = 'meilisearch.key'] = process.argv;
if (import.meta.url === pathToFileURL(script).href) await main(file);
