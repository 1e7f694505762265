import { z } from 'zod';
import { count, instant, statedDate } from './basic.ts';

const state = z.enum(['listed', 'excluded', 'left']).meta({
  id: 'RegisterState',
  description:
    '`listed`: stood in the register when it was last read; `excluded`: stands there as excluded; `left`: stands there no more.',
});

const entry = z
  .object({
    register: z.string().meta({ description: 'The id of its source.' }),
    number: z.string().nullable().meta({ description: 'As printed.' }),
    name: z
      .string()
      .meta({ description: 'As printed; empty where the register has taken it away before it was read.' }),
    kind: z.enum(['person', 'organisation', 'material', 'other']),
    state,
    includedOn: statedDate,
    excludedOn: statedDate,
    basis: z.string().nullable().meta({ description: 'The decision or law that is named, or a mark that is printed.' }),
    redacted: z.boolean().meta({ description: 'The register has blacked out a part of the name.' }),
    firstSeenAt: instant,
    lastSeenAt: instant,
    excludedSeenAt: instant.nullable().meta({ description: 'When it was first seen to be excluded.' }),
    goneSince: instant.nullable().meta({ description: 'When the register was first read without it.' }),
  })
  .meta({
    id: 'RegisterEntry',
    description: 'What the register prints, without birth dates, addresses and numbers of persons.',
  });

const register = z
  .object({
    id: z.string(),
    publisher: z.string(),
    title: z.string(),
    homepage: z.string(),
    entries: z.object({ listed: count, excluded: count, left: count }),
  })
  .meta({ id: 'Register' });

/** Entries of registers, and the registers. */
export const registersAnswer = z.object({ registers: z.array(register), total: count, entries: z.array(entry) });
export const registerState = state;
