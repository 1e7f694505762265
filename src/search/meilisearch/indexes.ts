import { z } from 'zod';
import { analyserVersion } from '../../text/analyse.ts';
import { codeOf, guarded, type Names, type Server } from './client.ts';
import { settingsHash, settingsMissing, settingsOf } from './settings.ts';
import { done, doneUnless } from './tasks.ts';

/** Changes with what `entry.ts` puts into an index. */
const schemaVersion = '3';
const madeBy = `${schemaVersion}/${analyserVersion}/${settingsHash}`;
const stateKey = 'state';
const abandonedMs = 86_400_000;

/** `build`: the rebuild that made the indexes, if one did. */
const stateSchema = z.object({ cursor: z.number(), madeBy: z.string(), build: z.string().optional() });

/** Makes the indexes that are not there, brings their settings up to `search-config/`, and empties what another version made. */
export async function prepare(server: Server): Promise<void> {
  await createMissing(server, server.names);
  if ((await stateOf(server))?.madeBy === madeBy) return;
  const { passages, words } = server.names;
  for (const uid of [passages, words]) await done(server, server.client.index(uid).deleteAllDocuments());
  await setCursor(server, server.names, 0);
}

/** Makes the indexes that are not there, with their settings. */
export async function createMissing(server: Server, names: Names): Promise<void> {
  const absent = [];
  for (const uid of [names.passages, names.words, names.state]) if (!(await exists(server, uid))) absent.push(uid);
  const created = absent.map((uid) => server.client.createIndex(uid, { primaryKey: 'key' }));
  for (const task of created) await doneUnless(server, task, ['index_already_exists']);
  for (const kind of ['passages', 'words'] as const) {
    const index = server.client.index(names[kind]);
    const missing = settingsMissing(settingsOf[kind], await guarded(() => index.getSettings()));
    if (missing !== undefined) await done(server, index.updateSettings(missing));
  }
}

export async function deleteIndexes(server: Server, names: Names): Promise<void> {
  const deleted = [names.passages, names.words, names.state].map((uid) => server.client.deleteIndex(uid));
  for (const task of deleted) await doneUnless(server, task, ['index_not_found']);
}

/** Deletes what rebuilds that were killed left aside: indexes of ours that nobody has written to for a day. */
export async function deleteAbandoned(server: Server): Promise<void> {
  const { results } = await guarded(() => server.client.getRawIndexes({ limit: 1000 }));
  const before = Date.now() - abandonedMs;
  for (const { uid, updatedAt } of results) {
    if (!/^coi-(passages|words|state)-aside-/.test(uid) || Date.parse(updatedAt) > before) continue;
    await doneUnless(server, server.client.deleteIndex(uid), ['index_not_found']);
  }
}

/** The change-log position that the indexes have reached; 0 when another version made them. */
export async function readCursor(server: Server): Promise<number> {
  const state = await stateOf(server);
  return state?.madeBy === madeBy ? state.cursor : 0;
}

/** `build` names the rebuild that makes the indexes; it stays with them. */
export async function setCursor(server: Server, names: Names, cursor: number, build?: string): Promise<void> {
  const entry = { key: stateKey, cursor, madeBy, ...(build === undefined ? {} : { build }) };
  await done(server, server.client.index(names.state).updateDocuments([entry]));
}

/** The rebuild that made the indexes that are searched. */
export async function builtBy(server: Server): Promise<string | undefined> {
  return (await stateOf(server))?.build;
}

/**
 * Asks for the indexes made aside to take the place of those that are searched, all three in one step. A key for some indexes only may ask
 * for this but not see its task: it is done when a later task is, and `builtBy` tells whether it was.
 */
export async function swap(server: Server, aside: Names): Promise<void> {
  const { passages, words, state } = server.names;
  const pairs: [string, string][] = [
    [passages, aside.passages],
    [words, aside.words],
    [state, aside.state],
  ];
  await guarded(() => server.client.swapIndexes(pairs.map((indexes) => ({ indexes, rename: false }))));
}

async function exists(server: Server, uid: string): Promise<boolean> {
  try {
    await guarded(() => server.client.getRawIndex(uid));
    return true;
  } catch (error) {
    if (codeOf(error) === 'index_not_found') return false;
    throw error;
  }
}

async function stateOf(server: Server): Promise<z.infer<typeof stateSchema> | undefined> {
  try {
    const found = await guarded(() => server.client.index(server.names.state).getDocument(stateKey));
    return stateSchema.safeParse(found).data;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'document_not_found' || code === 'index_not_found') return undefined;
    throw error;
  }
}
