import { Failure } from '../errors.ts';
import type { Passage } from '../model/report.ts';
import type { Binder, BinderItem, BinderSection } from './binder.ts';

/** All items in the order they are filed. */
export function itemsOf({ sections }: { sections: readonly BinderSection[] }): BinderItem[] {
  return sections.flatMap(({ items }) => items);
}

/** The item of this id. @throws Failure not-found */
export function itemOf(binder: Binder, id: string): BinderItem {
  const item = itemsOf(binder).find((one) => one.id === id);
  if (item === undefined) throw missing('item');
  return item;
}

/** The item that cites this passage, or the same words of another version of its report. */
export function itemOfPassage(
  binder: Pick<Binder, 'sections'>,
  passage: Pick<Passage, 'id' | 'reportId' | 'text'>,
): BinderItem | undefined {
  return itemsOf(binder).find(
    ({ passageId, reportId, text }) =>
      passageId === passage.id || (reportId === passage.reportId && text === passage.text),
  );
}

/** The section of this id. @throws Failure not-found */
export function sectionOf({ sections }: Binder, id: string): BinderSection {
  const section = sections.find((one) => one.id === id);
  if (section === undefined) throw missing('section');
  return section;
}

/** What is thrown for a member that is not there, naming the parameter. */
export function missing(parameter: 'item' | 'section' | 'before'): Failure {
  const what = parameter === 'section' ? 'heading' : 'passage';
  return new Failure('not-found', `The binder has no such ${what} any more. Open it again.`, { parameter });
}
