import { z } from 'zod';
import { binderIdPattern, labels } from '../../../binder/binder.ts';
import { instant, language, passageId, reportId, sha256, statedDate } from './basic.ts';

/** An id of a binder, which is the key to it. */
export const binderId = z
  .string()
  .regex(binderIdPattern, 'There is no binder of this id.')
  .meta({ description: 'Unguessable: whoever has it can read and change the binder.' });

const memberId = z.string().meta({ description: 'Within its binder; never given twice.' });

export const binderItem = z
  .object({
    id: memberId,
    passageId: passageId.meta({ description: 'Of the version cited.' }),
    reportId,
    version: z.int().min(1),
    text: z.string().meta({ description: 'The passage as it stood when it was put in.' }),
    capturedAt: instant,
    sha256,
    note: z.string().nullable().meta({ description: 'For the reader alone; never filed.' }),
    relevance: z.string().nullable(),
    label: z.enum(labels).nullable(),
    addedAt: instant,
  })
  .meta({ id: 'BinderItem' });

export const binder = z
  .object({
    id: binderId,
    title: z.string(),
    sections: z.array(z.object({ id: memberId, heading: z.string(), items: z.array(binderItem) })),
    staleMonths: z
      .int()
      .nullable()
      .meta({ description: 'Items of reports older than so many months are pointed out; `null`: none are.' }),
    createdAt: instant,
    changedAt: instant,
    revision: z.int().min(1).meta({ description: 'Counts up with each change.' }),
    address: z.string().meta({ description: 'Where its page is, here.' }),
  })
  .meta({ id: 'Binder' });

export const itemStanding = z
  .object({
    itemId: memberId,
    held: z.enum(['as-cited', 'otherwise', 'not']).meta({
      description:
        '`as-cited`: the version cited is kept here, rests on the capture that the item names, and has its words; `otherwise`: it has other words or another capture; `not`: it is not kept here.',
    }),
    passageId: passageId
      .nullable()
      .meta({ description: 'Where the words stand in the version cited, as it is read now.' }),
    newest: z
      .object({ version: z.int().min(1), stands: z.boolean(), passageId: passageId.nullable() })
      .nullable()
      .meta({
        description:
          'When a newer version than the one cited is kept: whether the words stand in it, word for word, and where.',
      }),
    withdrawn: z.boolean(),
    goneSince: instant.nullable(),
    missingSince: instant.nullable().meta({ description: 'Since when its link fails, without being gone yet.' }),
    newerEdition: z
      .object({ id: reportId, title: z.string(), publishedOn: statedDate, language })
      .nullable()
      .meta({ description: 'What by its title, series, source and date is a later edition.' }),
    age: z.enum(['old', 'undated']).nullable().meta({
      description: '`old`: older than the binder’s months; `undated`: no date is stated, so that nobody can tell.',
    }),
  })
  .meta({ id: 'ItemStanding' });
