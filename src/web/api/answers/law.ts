import { z } from 'zod';
import { count } from './basic.ts';
import { timeline } from './search.ts';

const terms = z.object({ en: z.array(z.string()), ru: z.array(z.string()) });

/** A legal provision and how sure we are of what we say of it. */
export const provision = z
  .object({
    key: z.string().meta({ examples: ['RU-CC-280.3'] }),
    code: z.enum(['CC', 'CoAO', 'FL', 'COURT']),
    article: z.string(),
    gloss: z.string(),
    heading: z.string().optional(),
    since: z.string(),
    sinceBasis: z.enum(['in-force', 'act-date']),
    act: z.string(),
    confidence: z.enum(['official-text', 'secondary', 'memory', 'check']),
    needsCheck: z.boolean().optional().meta({ description: 'Must be verified before use.' }),
    note: z.string().optional(),
    evidenceOf: z.array(z.string()),
  })
  .meta({ id: 'Provision' });

/** All provisions with counts. */
export const provisionsAnswer = z.object({
  taxonomyVersion: z.string(),
  provisions: z.array(provision.extend({ reports: count }).meta({ id: 'CountedProvision' })),
});

/** A provision with the reports that name it. */
export const provisionAnswer = provision
  .extend({ taxonomyVersion: z.string(), reports: count, timeline })
  .meta({ id: 'ProvisionInFull' });

const group = z.object({ id: z.string(), label: z.string() });

/** All categories with counts. */
export const categoriesAnswer = z.object({
  taxonomyVersion: z.string(),
  groups: z.array(group),
  categories: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      group: z.string(),
      definition: z.string(),
      grounds: z.array(z.string()),
      reports: count,
    }),
  ),
});

/** A category: what counts, what does not, and the terms that find it. */
export const categoryAnswer = z
  .object({
    id: z.string(),
    label: z.string(),
    group: z.string(),
    definition: z.string(),
    grounds: z.array(z.string()),
    typicalTargets: z.array(z.string()),
    terms: z.object({
      en: z.object({ strong: z.array(z.string()), weak: z.array(z.string()) }),
      ru: z.object({ strong: z.array(z.string()), weak: z.array(z.string()) }),
    }),
    unless: terms,
    needsNexus: z.boolean(),
    exclusions: z.array(z.string()),
    note: z.string().optional(),
    taxonomyVersion: z.string(),
    provisions: z.array(provision),
    reports: count,
  })
  .meta({ id: 'Category' });
