import { randomBytes } from 'node:crypto';
import type { Binder, BinderItem } from './binder/binder.ts';
import { type BinderChange, changed } from './binder/change.ts';
import { type BinderFile, binderFrom } from './binder/file.ts';
import { type BinderReader, type BinderRight, rightTo } from './binder/right.ts';
import { startBinder } from './binder/start.ts';
import { noBinder } from './binder-shares.ts';
import { Failure } from './errors.ts';
import type { IsoInstant } from './model/values.ts';
import type { Store } from './store/port.ts';

/** Random bytes of an id: 192 bits, so that no link is ever guessed. */
const idBytes = 24;
/** How often a change is tried on the newest revision when others change the binder at the same moment. */
const attempts = 5;

/** A passage to be put into a binder. */
type Addition = Pick<BinderItem, 'relevance' | 'note' | 'label'> & { passageId: string; section: string };

/** Binders by their ids. Whoever knows an id may read and change the binder, unless it belongs to an account. */
export type Binders = {
  make(beginning: { title: string; headings: readonly string[] }): Promise<Binder>;
  /** Makes a new one of a file. */
  import(file: BinderFile): Promise<Binder>;
  /** @throws Failure not-found */
  binder(id: string): Promise<Binder>;
  /**
   * Changes a binder; `revision`: the one that the changes were made on. Without it they are made on the newest.
   * @throws Failure not-found; binder.stale; binder.full; binder.section-filled
   */
  change(id: string, changes: readonly BinderChange[], revision?: number): Promise<Binder>;
  /** Puts a passage, in the version that its id names, at the end of a section. @throws as `change` */
  add(id: string, addition: Addition, revision?: number): Promise<{ binder: Binder; item: BinderItem }>;
  /** @throws Failure not-found */
  remove(id: string): Promise<void>;
};

type Parts = {
  store: Pick<Store, 'keepBinder' | 'binder' | 'binderHold' | 'deleteBinder' | 'passagesById' | 'versions'>;
  now(): number;
  /** The account that acts, to which new binders belong. */
  who?: BinderReader | undefined;
};

/** What can be done with binders, on the store. `now`: milliseconds since 1970. */
export function createBinders({ store, now, who }: Parts): Binders {
  const instant = (): IsoInstant => new Date(now()).toISOString();

  async function keepNew(binder: Binder): Promise<Binder> {
    await store.keepBinder(binder, who?.id);
    return binder;
  }

  async function found(id: string): Promise<Binder> {
    const binder = (await rightOf(id)) && (await store.binder(id));
    if (binder !== undefined) return binder;
    throw noBinder();
  }

  async function rightOf(id: string): Promise<BinderRight | undefined> {
    const hold = await store.binderHold(id);
    return hold && rightTo(hold, who);
  }

  /** @throws Failure binder.forbidden */
  async function requireRight(id: string, ...enough: readonly BinderRight[]): Promise<void> {
    const right = await rightOf(id);
    if (right === undefined) throw noBinder();
    if (!enough.includes(right))
      throw new Failure('binder.forbidden', 'This binder belongs to a colleague, who lets you do less than this.');
  }

  async function changeBy(id: string, edit: (binder: Binder) => Binder, revision?: number): Promise<Binder> {
    await requireRight(id, 'own', 'edit', 'link');
    for (let attempt = 1; ; attempt += 1) {
      const before = await found(id);
      if (revision !== undefined && before.revision !== revision)
        throw new Failure(
          'binder.stale',
          `The binder is at revision ${before.revision} by now. Get it again and repeat the change.`,
          { parameter: 'revision' },
        );
      try {
        return await keepNew(edit(before));
      } catch (error) {
        const again = revision === undefined && attempt < attempts;
        if (!again || !(error instanceof Failure) || error.code !== 'binder.stale') throw error;
      }
    }
  }

  async function cited(passageId: string): Promise<Omit<BinderItem, 'id' | 'addedAt'>> {
    const [passage] = await store.passagesById([passageId]);
    const versions = passage === undefined ? [] : await store.versions(passage.reportId);
    const version = versions.find(({ number }) => number === passage?.version);
    if (passage === undefined || version === undefined)
      throw new Failure('not-found', 'There is no such passage.', { parameter: 'passageId' });
    const { capturedAt, sha256 } = version;
    return { passageId, reportId: passage.reportId, version: passage.version, text: passage.text, capturedAt, sha256 };
  }

  return {
    make: (beginning) => keepNew(startBinder({ id: newId(), ...beginning, at: instant() })),
    import: (file) => keepNew(binderFrom(file, { id: newId(), at: instant() })),
    binder: found,
    change: (id, changes, revision) => changeBy(id, (binder) => changed(binder, changes, instant()), revision),
    async add(id, { passageId, section, ...remarks }, revision) {
      const item = { ...(await cited(passageId)), ...remarks };
      const binder = await changeBy(
        id,
        (one) => changed(one, [{ do: 'add-item', section, item }], instant()),
        revision,
      );
      const added = binder.sections.find((one) => one.id === section)?.items.at(-1);
      if (added === undefined) throw new Error('what was added is not there');
      return { binder, item: added };
    },
    async remove(id) {
      await requireRight(id, 'own', 'link');
      await store.deleteBinder(id);
    },
  };
}

function newId(): string {
  return randomBytes(idBytes).toString('base64url');
}
