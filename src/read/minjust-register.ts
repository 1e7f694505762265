import { z } from 'zod';
import type { Discovery, ListRequest, Page } from '../model/page.ts';
import type { RegisterEntry, RegisterKind } from '../model/register.ts';
import { parseDate } from './date.ts';
import { json } from './json.ts';
import { isRedacted, registerPage } from './register.ts';

/** Which column of a register holds what, by the names that its API gives them. */
type Columns = {
  name: string;
  includedOn: string;
  excludedOn: string;
  basis?: string;
  type?: string;
  /** The column that says in words that an entry is excluded, and the word. */
  excluded?: readonly [column: string, word: string];
  kind: (type: string) => RegisterKind;
};

const rows = z.object({ size: z.int().min(0), values: z.array(z.record(z.string(), z.unknown())) });

/**
 * A register of the Ministry of Justice of Russia at `reestrs.minjust.gov.ru`, by the API that its pages use: POST with `offset` and `limit`,
 * answered by `{ size, values: [{ field_1_i, field_2_s, … }] }`. Of the columns only those that are named are read: the API gives birth dates
 * and personal numbers too. Rests on several public clients of it (chekazoid/legal-entity-marks and others), which agree.
 */
export function minjustRegister(
  grid: string,
  columns: Columns,
): { start: ListRequest[]; discover: (page: Page) => Discovery } {
  const url = `https://reestrs.minjust.gov.ru/rest/registry/${grid}/values`;
  return {
    start: [{ url, body: { offset: 0, limit: 500, search: '' } }],
    discover(page) {
      const { size, values } = json(page, rows);
      const offset = offsetOf(page) + values.length;
      const next = values.length > 0 && offset < size ? [{ url, body: { offset, limit: 500, search: '' } }] : [];
      return registerPage(
        values.flatMap((row) => entryOf(row, columns)),
        page,
        next,
      );
    },
  };
}

function offsetOf({ asked }: Page): number {
  return z.object({ offset: z.number() }).safeParse(asked).data?.offset ?? 0;
}

function entryOf(row: Readonly<Record<string, unknown>>, columns: Columns): RegisterEntry[] {
  const value = (column: string | undefined) => String((column === undefined ? '' : row[column]) ?? '').trim();
  const name = value(columns.name).replace(/\s+/g, ' ');
  if (name === '') return [];
  const included = value(columns.includedOn);
  const includedOn = parseDate(included, 'ru');
  const excludedOn = parseDate(value(columns.excludedOn), 'ru');
  const inWords = columns.excluded !== undefined && value(columns.excluded[0]) === columns.excluded[1];
  const number = value('field_1_i');
  const basis = value(columns.basis);
  return [
    {
      key: `${name}|${included}`,
      name,
      kind: columns.kind(value(columns.type)),
      ...(number !== '' && { number }),
      ...(includedOn !== undefined && { includedOn }),
      ...(excludedOn !== undefined && { excludedOn }),
      ...((excludedOn !== undefined || value(columns.excludedOn) !== '' || inWords) && { excluded: true }),
      ...(isRedacted(name) && { redacted: true }),
      ...(basis !== '' && { basis }),
    },
  ];
}
