import type { Page } from '../../src/model/page.ts';

/** A page as a publisher might have sent it. */
export function pageOf(body: string | Uint8Array, more: Partial<Page> = {}): Page {
  return {
    url: 'https://example.org/reports/sample',
    finalUrl: 'https://example.org/reports/sample',
    fetchedAt: '2026-11-22T12:00:00.000Z',
    status: 200,
    contentType: 'text/html; charset=utf-8',
    headers: {},
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    ...more,
  };
}

/** The code of the failure that a call throws, or `none`. */
export function codeOf(call: () => unknown): string {
  try {
    call();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `bug: ${String(error)}`;
  }
}
