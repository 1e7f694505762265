import { parse } from 'csv-parse/sync';
import { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import { decode } from './charset.ts';

/** The rows of a CSV file, cell by cell, in whatever encoding; quotes that stand where none may are taken as they are. @throws Failure extract.invalid */
export function csv(page: Page, delimiter: ',' | ';'): string[][] {
  try {
    return parse(decode(page.body, page.contentType), {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    throw new Failure('extract.invalid', 'The file is not CSV that can be read.', { url: page.url, cause });
  }
}
