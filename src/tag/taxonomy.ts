import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
const text = z.string().min(1);
const terms = z.strictObject({ en: z.array(text), ru: z.array(text) });

/** How sure the project is of a statement of law; `taxonomy.json` says what each means. `needsCheck` entries must be verified before use. */
const confidence = z.enum(['official-text', 'secondary', 'memory', 'check']);

/** The schemas of the files in `search-config/` that make a `SearchConfig`, by the name of the file or folder. */
export const fileSchemas = {
  taxonomy: z.strictObject({
    version: z.number().int().positive(),
    preparedOn: z.iso.date(),
    status: text,
    jurisdiction: text,
    /** The files in `categories/`, in the order in which categories are shown. */
    groups: z.array(id),
    codes: z.record(z.string(), text),
    confidence: z.record(confidence, text),
  }),
  grounds: z.array(z.strictObject({ id, label: text, note: text, terms })),
  groups: z.array(z.strictObject({ id, label: text, terms })),
  harms: z.array(z.strictObject({ id, label: text, terms })),
  actors: z.array(z.strictObject({ id, label: text, class: z.enum(['state', 'quasi-state', 'non-state']), terms })),
  places: z.array(
    z.strictObject({
      id,
      iso: z.string().nullable(),
      type: text,
      label: text,
      labelRu: text,
      recognisedAsRussia: z.boolean(),
      note: text.optional(),
      terms,
    }),
  ),
  provisions: z.array(
    z.strictObject({
      key: z.string().regex(/^RU-[A-Za-z0-9][A-Za-z0-9.-]*$/),
      code: z.enum(['CC', 'CoAO', 'FL', 'COURT']),
      article: text,
      gloss: text,
      heading: text.optional(),
      since: text,
      sinceBasis: z.enum(['in-force', 'act-date']),
      act: text,
      confidence,
      needsCheck: z.boolean().optional(),
      note: text.optional(),
      /** Categories that the provision's number alone is evidence of. */
      evidenceOf: z.array(id),
    }),
  ),
  classes: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.array(text)),
  gate: z.strictObject({
    /** Words that place conduct in Russia: authorities, codes, bodies that exist nowhere else. */
    russian: terms,
    /** Authorities that other states have too under the same name: Russian unless another state is named. */
    shared: terms,
    /** Words that only mention Russia. */
    mention: terms,
    /** Words in which Russia is no actor: comparisons, the language, the church abroad. */
    not: terms,
    /** Authorities of other states. */
    rivalActors: terms,
    /** Other states and their places. */
    rivals: terms,
  }),
  stance: z.strictObject({
    negation: terms,
    hypothetical: terms,
    adverse: terms,
    law: terms,
    pattern: terms,
    statement: terms,
    case: terms,
  }),
  synonyms: z.array(z.array(text).min(2)),
  categoryGroup: z.strictObject({
    id,
    label: text,
    categories: z.array(
      z.strictObject({
        id,
        label: text,
        definition: text,
        grounds: z.array(id),
        provisions: z.array(z.string()),
        typicalTargets: z.array(id),
        terms: z.strictObject({
          en: z.strictObject({ strong: z.array(text), weak: z.array(text) }),
          ru: z.strictObject({ strong: z.array(text), weak: z.array(text) }),
        }),
        /** Terms whose presence around a match says that it is about something else. */
        unless: terms,
        /** Beside words of everyday crime and mishap it counts only where words of a nexus stand near. */
        needsNexus: z.boolean().default(false),
        exclusions: z.array(text),
        note: text.optional(),
      }),
    ),
  }),
};

type File<Name extends keyof typeof fileSchemas> = z.infer<(typeof fileSchemas)[Name]>;

/** Terms in both languages. */
export type Terms = { en: string[]; ru: string[] };
/** A persecution category with what counts, what does not, and the terms that find it. */
export type Category = File<'categoryGroup'>['categories'][number] & { group: string };
/** A heading under which categories stand. */
type CategoryGroup = { id: string; label: string };
/** A legal provision and what is known of it. */
export type ProvisionEntry = File<'provisions'>[number];

/** What `search-config/` says of tags and synonyms, validated and cross-checked. */
export type SearchConfig = {
  /** The declared number and a hash of the files: `1-3f9a1c2b`. Kept with every tag. */
  version: string;
  categoryGroups: CategoryGroup[];
  categories: Category[];
  provisions: ProvisionEntry[];
  grounds: File<'grounds'>;
  groups: File<'groups'>;
  harms: File<'harms'>;
  actors: File<'actors'>;
  places: File<'places'>;
  classes: File<'classes'>;
  gate: File<'gate'>;
  stance: File<'stance'>;
  synonyms: File<'synonyms'>;
};
