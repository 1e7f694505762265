import type { Request } from 'express';
import { type Binder, type BinderItem, binderIdPattern } from '../binder/binder.ts';
import { itemsOf } from '../binder/members.ts';
import type { BinderHold, BinderRight } from '../binder/right.ts';
import type { ItemStanding } from '../binder/standing.ts';
import { type BinderShares, createShares } from '../binder-shares.ts';
import { binderStanding } from '../binder-standing.ts';
import { type Binders, createBinders } from '../binders.ts';
import type { Citation } from '../cite/cite.ts';
import { createCiter } from '../citer.ts';
import { Failure } from '../errors.ts';
import type { Report } from '../model/report.ts';
import type { LanguageTag } from '../model/values.ts';
import { actor } from './account/visitor.ts';
import { lastBinder } from './binder-cookie.ts';
import type { Deps } from './deps.ts';
import { remembering } from './remembering.ts';

/** An item with all that is shown beside it. `number`: its place in the binder, from 1. `report` is absent when it is not kept here. */
export type ShownItem = {
  item: BinderItem;
  number: number;
  standing: ItemStanding;
  report: Report | undefined;
  language: LanguageTag;
  citation: Citation | undefined;
};

/** A binder ready to be shown. `items` by their ids. */
export type ShownBinder = {
  binder: Binder;
  hold: BinderHold & { right: BinderRight };
  items: ReadonlyMap<string, ShownItem>;
};

/** The id in an address. @throws Failure not-found for what can be none */
export function binderIdOf(request: Request): string {
  const { id } = request.params;
  if (typeof id === 'string' && binderIdPattern.test(id)) return id;
  throw new Failure('not-found', 'There is no binder at this link. Check that the link is whole.');
}

/** The binder that this browser changed last, if it is still there. */
export async function currentBinder(deps: Deps, request: Request): Promise<Binder | undefined> {
  const id = lastBinder(deps, request);
  if (id === undefined) return undefined;
  try {
    const { right } = await sharesFor(deps).hold(id);
    return right === 'read' ? undefined : await bindersFor(deps).binder(id);
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Binders, as the account that acts in this request may use them. */
export function bindersFor({ store, now }: Pick<Deps, 'store' | 'now'>): Binders {
  return createBinders({ store, now, who: actor() });
}

/** To whom they belong and with whom they are shared, for the same. */
export function sharesFor({ store }: Pick<Deps, 'store'>): BinderShares {
  return createShares({ store, who: actor() });
}

/** The day to which ages are counted. */
export function todayOf({ now }: Pick<Deps, 'now'>): string {
  return new Date(now()).toISOString().slice(0, 10);
}

const ofReports = ['report', 'versions', 'snapshot', 'relations', 'passages', 'versionText'] as const;

/** Looks up what is shown beside each item; `style`: of the citations. @throws Failure not-found */
export async function loadBinder(asked: Deps, id: string, style: string): Promise<ShownBinder> {
  const deps = { ...asked, store: remembering(asked.store, ofReports) };
  const binder = await bindersFor(deps).binder(id);
  const hold = await sharesFor(deps).hold(id);
  const all = itemsOf(binder);
  const [standings, reports, passages] = await Promise.all([
    binderStanding(binder, todayOf(deps), deps),
    deps.store.reportsById([...new Set(all.map(({ reportId }) => reportId))]),
    deps.store.passagesById(all.map(({ passageId }) => passageId)),
  ]);
  const languages = new Map(passages.map(({ id, language }) => [id, language]));
  const shown = all.map(async (item, index): Promise<[string, ShownItem]> => {
    const standing = standings[index] ?? { itemId: item.id, held: 'not', withdrawn: false };
    const report = reports.get(item.reportId);
    const language = languages.get(item.passageId) ?? report?.language ?? 'und';
    const citation = await citationOf(deps, item, standing, style);
    return [item.id, { item, number: index + 1, standing, report, language, citation }];
  });
  return { binder, hold, items: new Map(await Promise.all(shown)) };
}

/** The version as it is cited; the place in it only where the words stand there. */
async function citationOf(deps: Deps, { reportId, version }: BinderItem, standing: ItemStanding, style: string) {
  if (standing.held === 'not') return undefined;
  const { passageId } = standing;
  const cited = { reportId, version, ...(passageId !== undefined && { passageId }) };
  const [citation] = await createCiter(deps).cite(cited, { style });
  return citation;
}
