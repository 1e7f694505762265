import type { Binder } from '../binder/binder.ts';
import type { ApiKey } from '../model/api-key.ts';
import type { IsoInstant } from '../model/values.ts';
import type { AccountStore } from './account-port.ts';
import type { CaptureStore } from './capture-port.ts';
import type { DigestStore } from './digest-port.ts';
import type { HookStore } from './hook-port.ts';
import type { RegisterStore } from './register-port.ts';
import type { ReportStore } from './report-port.ts';
import type { WatchStore } from './watch-port.ts';

/** The system of record. Every method resolves only after its effect is durable; every write is one transaction. */
export type Store = AccountStore &
  CaptureStore &
  DigestStore &
  HookStore &
  RegisterStore &
  ReportStore &
  WatchStore & {
    /** Keeps a key of the API. Ids are never given twice. */
    keepKey(key: ApiKey): Promise<void>;
    key(id: string): Promise<ApiKey | undefined>;
    /** All keys, revoked ones too, oldest first. */
    keys(): Promise<ApiKey[]>;
    /** Resolves to whether a key was in force and is no more. */
    revokeKey(id: string, at: IsoInstant): Promise<boolean>;

    /**
     * Keeps a binder: a first revision as a new one, any other in place of the revision before it. Ids are never given twice.
     * `accountId`: to whom a new one belongs.
     * @throws Failure binder.stale when the revision before is not the one that is kept, or nothing is
     */
    keepBinder(binder: Binder, accountId?: string): Promise<void>;
    binder(id: string): Promise<Binder | undefined>;
    /** Binders that belong to no account and were last changed before `changedBefore`, the oldest first. */
    looseBinders(changedBefore: IsoInstant): Promise<Binder[]>;
    /** Resolves to whether there was one. */
    deleteBinder(id: string): Promise<boolean>;

    close(): Promise<void>;
  };
