import { errors } from 'undici';
import { Failure, type FailureCode } from '../errors.ts';

type Meaning = { code: FailureCode; sentence: string; retryable: boolean };

const meanings: Record<string, Meaning> = {
  UND_ERR_CONNECT_TIMEOUT: { code: 'fetch.timeout', sentence: 'No connection came about in time.', retryable: true },
  UND_ERR_HEADERS_TIMEOUT: {
    code: 'fetch.timeout',
    sentence: 'The publisher took the request and then said nothing.',
    retryable: true,
  },
  UND_ERR_BODY_TIMEOUT: {
    code: 'fetch.timeout',
    sentence: 'The page stopped in the middle and nothing more came.',
    retryable: true,
  },
  UND_ERR_HEADERS_OVERFLOW: {
    code: 'fetch.too-large',
    sentence: 'The headers of the page are larger than allowed.',
    retryable: false,
  },
  HPE_HEADER_OVERFLOW: {
    code: 'fetch.too-large',
    sentence: 'The headers of the page are larger than allowed.',
    retryable: false,
  },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: {
    code: 'fetch.truncated',
    sentence: 'The page is not as long as its headers say.',
    retryable: true,
  },
  ENOTFOUND: { code: 'fetch.unreachable', sentence: 'The name of the host is not known.', retryable: true },
  EAI_AGAIN: { code: 'fetch.unreachable', sentence: 'The name of the host could not be looked up.', retryable: true },
  ECONNREFUSED: { code: 'fetch.unreachable', sentence: 'The host refuses connections.', retryable: true },
};

/**
 * The failure that an error of the HTTP client stands for, told by its code. Failures stay as they are; an error without a code is a bug
 * and stays one too.
 */
export function transportFailure(
  error: unknown,
  url: string,
  when: 'before its answer' | 'in the middle of its body',
): unknown {
  if (error instanceof Failure) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  const known = meanings[code];
  if (known) return new Failure(known.code, known.sentence, { url, cause: error, retryable: known.retryable });
  if (when === 'in the middle of its body') {
    return new Failure('fetch.truncated', `The connection broke in the middle of the page (${code}).`, {
      url,
      cause: error,
      retryable: true,
    });
  }
  const untrusted = /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL/.test(code);
  const sentence = untrusted ? `The host cannot prove who it is (${code}).` : `The connection broke ${when} (${code}).`;
  return new Failure('fetch.unreachable', sentence, { url, cause: error, retryable: !untrusted });
}

/** The innermost code: a refused name hides in an aggregate of attempts. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof errors.HTTPParserError) return error.code ?? 'no HTTP';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return codeOf(error.cause);
}
