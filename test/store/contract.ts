import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { accountContract } from './contract/accounts.ts';
import { addressContract } from './contract/addresses.ts';
import { archivedCopyContract } from './contract/archived-copies.ts';
import { binderShareContract } from './contract/binder-shares.ts';
import { binderContract } from './contract/binders.ts';
import { changeContract } from './contract/changes.ts';
import { decisionContract } from './contract/decisions.ts';
import { evidenceContract } from './contract/evidence.ts';
import { hookContract } from './contract/hooks.ts';
import { keyContract } from './contract/keys.ts';
import { leaseContract } from './contract/leases.ts';
import { linkContract } from './contract/links.ts';
import { problemContract } from './contract/problems.ts';
import { readingContract } from './contract/readings.ts';
import { registerContract } from './contract/registers.ts';
import { relationContract } from './contract/relations.ts';
import { reportContract } from './contract/reports.ts';
import { rereadingContract } from './contract/rereadings.ts';
import { runContract } from './contract/runs.ts';
import { subscriptionContract } from './contract/subscriptions.ts';
import { visitContract } from './contract/visits.ts';
import { withdrawnContract } from './contract/withdrawn.ts';

/** An empty store; `another` opens the same data a second time, as another process would. */
export type Opened = {
  store: Store;
  dataDir: string;
  another(now?: () => number): Promise<Store>;
  close(): Promise<void>;
};

/** What a group of the contract works on: the store of the test that runs. */
export type Subject = { store(): Store; dataDir(): string; another: Opened['another'] };

/** What every store must do, whatever database stands behind it. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} as the system of record`, () => {
    let opened: Opened | undefined;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened?.close());
    const current = () => {
      if (opened === undefined) throw new Error('no store is open');
      return opened;
    };
    const subject: Subject = {
      store: () => current().store,
      dataDir: () => current().dataDir,
      another: (now) => current().another(now),
    };
    evidenceContract(subject);
    linkContract(subject);
    readingContract(subject);
    addressContract(subject);
    reportContract(subject);
    visitContract(subject);
    withdrawnContract(subject);
    rereadingContract(subject);
    decisionContract(subject);
    relationContract(subject);
    registerContract(subject);
    changeContract(subject);
    runContract(subject);
    problemContract(subject);
    keyContract(subject);
    binderContract(subject);
    archivedCopyContract(subject);
    accountContract(subject);
    binderShareContract(subject);
    subscriptionContract(subject);
    hookContract(subject);
    leaseContract(subject);
  });
}
