import type { Request, Response } from 'express';
import { z } from 'zod';
import { type Binder, labels } from '../../binder/binder.ts';
import { type BinderChange, binderHeading, binderTitle, remarks, staleMonths } from '../../binder/change.ts';
import { fileOf } from '../../binder/file.ts';
import { itemOf } from '../../binder/members.ts';
import { neighbouring, sectionStep } from '../../binder/order.ts';
import { styleIds } from '../../cite/cite.ts';
import { binderIdOf, bindersFor, loadBinder } from '../binder.ts';
import { forgetBinder, lastBinder, rememberBinder } from '../binder-cookie.ts';
import { formBody } from '../curation/body.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import type { Deps, Handler } from '../deps.ts';
import { askedOf } from '../params.ts';
import { digestOfRemarks } from '../remarks.ts';
import { privately } from '../security.ts';
import { binderPageView, type ShownBinderPage } from '../views/binder-page.ts';

const member = z.string().min(1).max(60);
const note = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .pipe(remarks.note.unwrap());
const months = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : Number(text)))
  .pipe(staleMonths.nullable());
const onItem = {
  item: member,
  section: member,
  relevance: remarks.relevance.unwrap(),
  note,
  label: z.enum(['', ...labels], 'choose one of the labels'),
  seen: z.string().max(64),
};
const onSection = { section: member, heading: binderHeading };

/** What the forms of the page send. A form's buttons send all its fields, whichever is pressed. */
const pressed = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('use') }),
  z.strictObject({ do: z.literal('settings'), title: binderTitle, months }),
  z.strictObject({ do: z.literal('section-add'), heading: binderHeading }),
  z.strictObject({ do: z.enum(['section-save', 'section-up', 'section-down', 'section-remove']), ...onSection }),
  z.strictObject({ do: z.enum(['item-up', 'item-down']), item: member }),
  z.strictObject({ do: z.literal('item-move'), item: member, section: member, before: z.string().max(60) }),
  z.strictObject({ do: z.enum(['item-save', 'item-remove']), ...onItem }),
]);
type Pressed = z.infer<typeof pressed>;
type OnItem = Extract<Pressed, { seen: string }>;

const styled = z.object({ style: z.enum(styleIds).catch('bluebook') });

/** `GET /binders/:id?style=`: a binder, with what has become of each passage. */
export const binderPage: Handler = (deps) => async (request, response) => {
  privately(response);
  response.type('html').send(binderPageView(await shownIn(deps, request), deps).toString());
};

/** `POST /binders/:id`: one change, by a button of the page; leads back to what was changed. */
export const changeBinder: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const id = binderIdOf(request);
  const asked = await formBody(pressed, request, response);
  const binders = bindersFor(deps);
  const binder = await binders.binder(id);
  if (asked.do === 'item-save' && asked.seen !== digestOfRemarks(itemOf(binder, asked.item)))
    return showUnsaved(asked, deps, request, response);
  const changes = changesOf(asked, binder);
  if (changes.length > 0) await binders.change(id, changes);
  rememberBinder(deps, request, response, id);
  response.redirect(303, `/binders/${id}${placeOf(asked, binder)}`);
};

/** `GET /binders/:id/export`: the binder as a file. */
export const exportBinder: Handler = (deps) => async (request, response) => {
  privately(response);
  const binder = await bindersFor(deps).binder(binderIdOf(request));
  response
    .attachment('binder.json')
    .type('json')
    .send(`${JSON.stringify(fileOf(binder), null, 2)}\n`);
};

/** `POST /binders/:id/delete`. */
export const deleteBinder: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const id = binderIdOf(request);
  await formBody(z.strictObject({ sure: z.literal('yes', 'say that you are sure') }), request, response);
  await bindersFor(deps).remove(id);
  if (lastBinder(deps, request) === id) forgetBinder(deps, request, response);
  response.redirect(303, '/binders');
};

/** Nothing that was typed is lost when somebody else wrote meanwhile: both are shown. */
async function showUnsaved(asked: OnItem, deps: Deps, request: Request, response: Response): Promise<void> {
  const shown = await shownIn(deps, request);
  const { item, relevance, note, label } = asked;
  const page = binderPageView({ ...shown, unsaved: { item, relevance, note, label } }, deps);
  response.status(409).type('html').send(page.toString());
}

function changesOf(asked: Pressed, binder: Binder): BinderChange[] {
  switch (asked.do) {
    case 'use':
      return [];
    case 'settings':
      return [
        { do: 'rename', title: asked.title },
        { do: 'set-age', months: asked.months },
      ];
    case 'section-add':
      return [{ do: 'add-section', heading: asked.heading }];
    case 'section-save':
      return [{ do: 'rename-section', section: asked.section, heading: asked.heading }];
    case 'section-up':
    case 'section-down':
      return sectionMoved(binder, asked.section, asked.do === 'section-up' ? 'up' : 'down');
    case 'section-remove':
      return [{ do: 'remove-section', section: asked.section }];
    case 'item-up':
    case 'item-down':
      return itemMoved(binder, asked.item, asked.do === 'item-up' ? 'up' : 'down');
    case 'item-move':
      return [{ do: 'move-item', item: asked.item, section: asked.section, before: asked.before || null }];
    case 'item-save':
      return itemSaved(binder, asked);
    case 'item-remove':
      return [{ do: 'remove-item', item: asked.item }];
  }
}

function sectionMoved(binder: Binder, section: string, way: 'up' | 'down'): BinderChange[] {
  const before = sectionStep(binder, section, way);
  return before === undefined ? [] : [{ do: 'move-section', section, before }];
}

function itemMoved(binder: Binder, item: string, way: 'up' | 'down'): BinderChange[] {
  const to = neighbouring(binder, item, way);
  return to === undefined ? [] : [{ do: 'move-item', item, ...to }];
}

function itemSaved(binder: Binder, { item, section, relevance, note, label }: OnItem): BinderChange[] {
  const isThere = binder.sections.some(({ id, items }) => id === section && items.some((one) => one.id === item));
  const said: BinderChange = { do: 'describe-item', item, relevance, note, label: label === '' ? null : label };
  return isThere ? [said] : [said, { do: 'move-item', item, section }];
}

/** Where on the page the reader was. */
function placeOf(asked: Pressed, binder: Binder): string {
  if (asked.do === 'section-add' || asked.do === 'section-remove') return '#sections';
  if (asked.do === 'item-remove') {
    const section = binder.sections.find(({ items }) => items.some(({ id }) => id === asked.item));
    return `#${section?.id}`;
  }
  if ('item' in asked) return `#${asked.item}`;
  return 'section' in asked ? `#${asked.section}` : '';
}

async function shownIn(deps: Deps, request: Request): Promise<ShownBinderPage> {
  const id = binderIdOf(request);
  const { style } = askedOf(request, styled);
  return { ...(await loadBinder(deps, id, style)), isCurrent: lastBinder(deps, request) === id, style };
}
