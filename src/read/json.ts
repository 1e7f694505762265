import { prettifyError, type ZodType } from 'zod';
import { Failure } from '../errors.ts';
import type { Page } from '../model/page.ts';
import { decode } from './charset.ts';

/**
 * The JSON of a page, checked against what the source expects of it.
 * @throws Failure extract.invalid when the body is not JSON (an error page sent as 200, say) or has not the expected shape; the message
 * names each field that is wrong
 */
export function json<T>(page: Page, schema: ZodType<T>): T {
  const checked = schema.safeParse(parsed(page));
  if (checked.success) return checked.data;
  throw new Failure('extract.invalid', `The JSON has not the expected shape:\n${prettifyError(checked.error)}`, {
    url: page.url,
  });
}

function parsed(page: Page): unknown {
  const text = decode(page.body, page.contentType);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const found = text.trimStart().startsWith('<') ? 'a page of markup' : 'no valid JSON';
    throw new Failure('extract.invalid', `JSON was expected, but the answer is ${found}.`, { url: page.url, cause });
  }
}
