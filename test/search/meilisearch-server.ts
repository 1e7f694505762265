import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a Meilisearch server can be started here: a binary called `meilisearch` on the path. */
export const hasMeilisearch: boolean = spawnSync('meilisearch', ['--version']).status === 0;

if (!hasMeilisearch) {
  console.warn(
    'SKIPPED: no `meilisearch` on the path, so the Meilisearch engine was not tested against a real server.',
  );
}

export type RunningServer = { url: string; masterKey: string; stop(): Promise<void> };

/**
 * Starts a server on a free port of loopback over an empty folder: in production mode, with a master key, without analytics. `open`: in
 * development mode, without a key. A `folder` that is given is kept.
 */
export async function startMeilisearch({
  port,
  folder,
  open = false,
}: {
  port?: number;
  folder?: string;
  open?: boolean;
} = {}): Promise<RunningServer> {
  const masterKey = randomBytes(24).toString('base64url');
  const dbPath = folder ?? (await mkdtemp(join(tmpdir(), 'meili-')));
  const address = `127.0.0.1:${port ?? (await freePort())}`;
  const child = spawn(
    'meilisearch',
    [
      ...[
        '--db-path',
        join(dbPath, 'db'),
        '--http-addr',
        address,
        '--env',
        open ? 'development' : 'production',
        '--no-analytics',
      ],
      // The server clears all of this for every task: its default, two thirds of the memory, costs half a second each time.
      ...['--max-indexing-memory', '100MiB'],
    ],
    { cwd: dbPath, stdio: 'ignore', env: { ...process.env, ...(open ? {} : { MEILI_MASTER_KEY: masterKey }) } },
  );
  const url = `http://${address}`;
  await answers(url, () => child.exitCode !== null);
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    if (folder === undefined) await rm(dbPath, { recursive: true, force: true });
  };
  return { url, masterKey, stop };
}

/** Resolves once the server answers. */
async function answers(url: string, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error('meilisearch ended before it answered');
    const response = await fetch(`${url}/health`).catch(() => undefined);
    if (response?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
