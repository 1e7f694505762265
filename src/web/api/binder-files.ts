import { z } from 'zod';
import { binderFile, fileOf } from '../../binder/file.ts';
import { binderLimits } from '../../binder/limits.ts';
import type { ItemStanding } from '../../binder/standing.ts';
import { binderStanding } from '../../binder-standing.ts';
import { bindersFor, todayOf } from '../binder.ts';
import { binder, binderId, itemStanding } from './answers/binders.ts';
import { binderJson } from './binders.ts';
import { fileRoute, jsonRoute } from './route.ts';

const path = z.object({ id: binderId });

/** `POST /api/v1/binders/import`. */
export const importBinderRoute = jsonRoute({
  method: 'post',
  at: '/api/v1/binders/import',
  topic: 'Binders',
  summary: 'Make a binder of a file that was exported from one',
  description:
    'All ids are given anew. The words of a file are shown as what they are, and held against the captures that are kept here: see `held` at `/standing`.',
  body: binderFile,
  bodyBytes: binderLimits.file,
  answer: binder,
  statusOf: () => 201,
  example: '/api/v1/binders/import',
  async handle(deps, { body }) {
    return binderJson(await bindersFor(deps).import(body));
  },
});

/** `GET /api/v1/binders/:id/export`. */
export const exportBinderRoute = fileRoute({
  method: 'get',
  at: '/api/v1/binders/:id/export',
  topic: 'Binders',
  summary: 'A binder as a file, to keep or to import elsewhere',
  description: 'JSON with a number of its format. It holds the notes too, but not the id: it is no key to the binder.',
  path,
  types: { 'application/json': 'What `POST /api/v1/binders/import` takes.' },
  example: '/api/v1/binders/{binder}/export',
  async reply(deps, { path }) {
    const file = fileOf(await bindersFor(deps).binder(path.id));
    return { type: 'application/json', body: `${JSON.stringify(file, null, 2)}\n`, attachment: 'binder.json' };
  },
});

/** `GET /api/v1/binders/:id/standing`. */
export const binderStandingRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/binders/:id/standing',
  topic: 'Binders',
  summary: 'What has become of each passage of a binder',
  description:
    'In the order of the items: whether the version cited is kept here with these words, whether they stand in the newest version, whether the report was withdrawn, has vanished or has a later edition, and whether it is old.',
  path,
  answer: z.object({ revision: z.int().min(1), items: z.array(itemStanding) }),
  example: '/api/v1/binders/{binder}/standing',
  async handle(deps, { path }) {
    const kept = await bindersFor(deps).binder(path.id);
    const standings = await binderStanding(kept, todayOf(deps), deps);
    return { revision: kept.revision, items: standings.map(standingJson) };
  },
});

function standingJson({ passageId, newest, newerEdition, ...rest }: ItemStanding): z.input<typeof itemStanding> {
  const { goneSince = null, missingSince = null, age = null } = rest;
  return {
    ...rest,
    ...{ goneSince, missingSince, age, passageId: passageId ?? null },
    newest: newest === undefined ? null : { ...newest, passageId: newest.passageId ?? null },
    newerEdition:
      newerEdition === undefined ? null : { ...newerEdition, publishedOn: newerEdition.publishedOn ?? null },
  };
}
