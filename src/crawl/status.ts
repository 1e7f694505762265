import { Failure } from '../errors.ts';

/** The failure that a status other than success stands for. 408, 425, 429 and 5xx may pass by themselves (RFC 9110, 15; RFC 8470). */
export function statusFailure(status: number, headers: Readonly<Record<string, string>>, url: string): Failure {
  if (status === 404 || status === 410) {
    return new Failure('fetch.gone', `The page answers ${status}: it is not there.`, { url });
  }
  const retryable = status >= 500 || [408, 425, 429].includes(status);
  const retryAfterMs = retryAfter(headers['retry-after'], Date.now());
  return new Failure('fetch.status', `The page answers ${status} instead of its text.`, {
    url,
    status,
    retryable,
    ...(retryable && retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
