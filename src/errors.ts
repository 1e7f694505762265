/** Every failure that is normal operation has a code of this closed union; anything else that is thrown is a bug. */
export type FailureCode =
  | 'config.invalid'
  | 'usage'
  | 'fetch.refused'
  | 'fetch.unreachable'
  | 'fetch.timeout'
  | 'fetch.too-large'
  | 'fetch.status'
  | 'fetch.gone'
  | 'fetch.redirects'
  | 'fetch.disallowed'
  | 'fetch.robots-unavailable'
  | 'fetch.truncated'
  | 'fetch.encoding'
  | 'fetch.empty'
  | 'fetch.blocked'
  | 'extract.missing'
  | 'extract.ambiguous'
  | 'extract.empty'
  | 'extract.script-drawn'
  | 'extract.invalid'
  | 'extract.unsupported'
  | 'extract.encrypted'
  | 'extract.no-text-layer'
  | 'extract.corrupt'
  | 'extract.too-complex'
  | 'extract.timeout'
  | 'extract.memory'
  | 'source.unknown'
  | 'source.off'
  | 'source.yield'
  | 'register.shrunk'
  | 'report.restless'
  | 'archive.refused'
  | 'archive.unavailable'
  | 'run.cancelled'
  | 'store.corrupt'
  | 'store.schema-newer'
  | 'store.unwritable'
  | 'store.full'
  | 'store.unreachable'
  | 'store.lease-lost'
  | 'search.unavailable'
  | 'search.query'
  | 'taxonomy.invalid'
  | 'tag.unknown'
  | 'gone'
  | 'capture.withheld'
  | 'curation.off'
  | 'curation.key'
  | 'curation.session'
  | 'curation.elsewhere'
  | 'curation.throttled'
  | 'upload.too-large'
  | 'packet.empty'
  | 'packet.too-large'
  | 'key.missing'
  | 'key.unknown'
  | 'key.scope'
  | 'limit.reached'
  | 'sign-in.link'
  | 'sign-in.required'
  | 'sign-on.unavailable'
  | 'sign-on.refused'
  | 'sign-on.stale'
  | 'sign-on.invalid'
  | 'sign-on.unverified'
  | 'sign-on.uninvited'
  | 'account.forbidden'
  | 'account.own'
  | 'account.exists'
  | 'account.full'
  | 'mail.invalid'
  | 'mail.unsent'
  | 'hook.unreached'
  | 'cursor.stale'
  | 'binder.forbidden'
  | 'binder.stale'
  | 'binder.full'
  | 'binder.section-filled'
  | 'body.type'
  | 'not-found';

type FailureDetail = {
  url?: string;
  cause?: unknown;
  retryable?: boolean;
  retryAfterMs?: number;
  parameter?: string;
  status?: number;
};

/**
 * A failure with a code for programs and a sentence for people. `retryable` says that the same call may succeed later, `retryAfterMs`
 * that the other side asked for at least that many milliseconds of rest (RFC 9110, 10.2.3). `parameter`
 * names the parameter of a request that has a bad value, `status` is what a publisher answered.
 * Never match on the message.
 */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly url: string | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly parameter: string | undefined;
  readonly status: number | undefined;

  constructor(code: FailureCode, message: string, detail: FailureDetail = {}) {
    super(message, detail.cause === undefined ? {} : { cause: detail.cause });
    this.name = 'Failure';
    this.code = code;
    this.url = detail.url;
    this.retryable = detail.retryable ?? false;
    this.retryAfterMs = detail.retryAfterMs;
    this.parameter = detail.parameter;
    this.status = detail.status;
  }
}
