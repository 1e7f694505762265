import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { type Opened, storeContract } from './contract.ts';

storeContract('SQLite', async (): Promise<Opened> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'store-'));
  const store = await openStore({ dataDir });
  return {
    store,
    dataDir,
    another: (now) => openStore({ dataDir, ...(now !== undefined && { now }) }),
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
});
