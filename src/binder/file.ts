import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { IsoInstant } from '../model/values.ts';
import type { Binder, BinderItem } from './binder.ts';
import { binderHeading, binderTitle, remarks, staleMonths } from './change.ts';
import { binderLimits } from './limits.ts';

/** By which a file is known to hold a binder, and the only version of the format so far. */
const format = 'country-conditions-binder';
const version = 1;

const passageId = z
  .string()
  .max(120, 'at most 120 characters')
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*\.[1-9]\d{0,5}\.\d{1,9}$/,
    'must be the id of a passage, such as uscirf-3f9a1c2b.1.4',
  );
const instant = z.iso.datetime('must be an instant of ISO 8601 in UTC, such as 2026-11-20T08:30:00.000Z');
const characters = (most: number) => `at most ${most.toLocaleString('en-US')} characters`;

const item = z.strictObject({
  passageId,
  text: z.string().min(1, 'must not be empty').max(binderLimits.text, characters(binderLimits.text)),
  capturedAt: instant,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  note: remarks.note.unwrap().optional(),
  relevance: remarks.relevance.unwrap().optional(),
  label: remarks.label.unwrap().optional(),
  addedAt: instant,
});

/** A binder as a file: all but its address and the ids within, which are given anew wherever it is read. */
export const binderFile = z.strictObject({
  format: z.literal(format, `must be "${format}"`),
  version: z.literal(version, `must be ${version}: a newer release made the file`),
  title: binderTitle,
  staleMonths: staleMonths.optional(),
  sections: z
    .array(z.strictObject({ heading: binderHeading, items: z.array(item) }))
    .max(binderLimits.sections, `at most ${binderLimits.sections} headings`)
    .refine(
      (sections) => sections.reduce((sum, { items }) => sum + items.length, 0) <= binderLimits.items,
      `at most ${binderLimits.items} passages`,
    ),
});
export type BinderFile = z.infer<typeof binderFile>;

/** The binder as a file holds it. */
export function fileOf({ title, staleMonths, sections }: Binder): BinderFile {
  return {
    format,
    version,
    title,
    ...(staleMonths !== undefined && { staleMonths }),
    sections: sections.map(({ heading, items }) => ({ heading, items: items.map(itemInFile) })),
  };
}

type FileItem = z.infer<typeof item>;

function itemInFile({ id: _id, reportId: _report, version: _version, ...rest }: BinderItem): FileItem {
  return rest;
}

/** What a new binder is made of from a file. @throws Failure usage, naming the first place that is wrong */
export function readBinderFile(text: string): BinderFile {
  const read = binderFile.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = placeOf(issue?.path ?? []);
  throw new Failure('usage', `The file cannot be imported. ${place}: ${issue?.message ?? 'cannot be read'}.`, {
    parameter: place,
  });
}

/** A binder with what a file holds, in its first revision. */
export function binderFrom({ title, staleMonths, sections }: BinderFile, made: { id: string; at: IsoInstant }): Binder {
  let items = 0;
  const numbered = (one: FileItem): BinderItem => {
    const [reportId = '', version = ''] = one.passageId.split('.');
    return { ...present(one), id: `i1-${items++}`, reportId, version: Number(version) };
  };
  return {
    id: made.id,
    title,
    sections: sections.map(({ heading, items }, index) => ({ id: `s1-${index}`, heading, items: items.map(numbered) })),
    ...(staleMonths !== undefined && { staleMonths }),
    createdAt: made.at,
    changedAt: made.at,
    revision: 1,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Failure('usage', 'The file cannot be imported: it is no JSON. Export the binder again.', {
      cause,
      parameter: 'file',
    });
  }
}

/** `sections[2].items[0].text`; the whole is `file`. */
function placeOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`));
  return steps.join('').replace(/^\./, '') || 'file';
}

function present(one: FileItem): Omit<BinderItem, 'id' | 'reportId' | 'version'> {
  const { note, relevance, label, ...rest } = one;
  return { ...rest, ...(note && { note }), ...(relevance && { relevance }), ...(label && { label }) };
}
