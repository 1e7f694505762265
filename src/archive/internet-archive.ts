import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { IsoInstant } from '../model/values.ts';

/** A public archive that takes a copy of a page of the web when it is asked to. */
export type Archive = {
  /**
   * Has the archive visit the address and keep what it finds. Takes a minute or two.
   * @throws Failure archive.refused when the key, the address or the page is not accepted; archive.unavailable when the archive does not answer
   */
  submit(url: string): Promise<{ copyUrl: string; archivedAt: IsoInstant }>;
};

type Options = {
  /** `https://web.archive.org`, or a stand-in for it. */
  base: string;
  /** `access:secret`, as https://archive.org/account/s3.php gives them. */
  key: string;
  userAgent: string;
  /** Between two questions whether a copy is ready, in milliseconds. */
  askEveryMs?: number;
  /** The longest that a copy may take, in milliseconds. */
  mostMs?: number;
};

/** Where copies are read, whatever stands in for the archive's API. */
const readingRoom = 'https://web.archive.org/web';

const accepted = z.looseObject({ job_id: z.string().regex(/^[\w-]{1,200}$/) });
const refused = z.looseObject({ message: z.string().max(2000) });
const state = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('pending') }),
  z.looseObject({
    status: z.literal('success'),
    timestamp: z.string().regex(/^\d{14}$/),
    original_url: z.url({ protocol: /^https?$/ }),
    http_status: z.int().optional(),
  }),
  z.looseObject({ status: z.literal('error'), message: z.string().max(2000).optional() }),
]);

/** The Wayback Machine of the Internet Archive, by its API "Save Page Now 2": a job is handed in, then asked after until it has ended. */
export function internetArchive(options: Options): Archive {
  const { askEveryMs = 5000, mostMs = 240_000 } = options;
  return {
    async submit(url) {
      const job = await handIn(options, url);
      for (let waited = 0; waited <= mostMs; waited += askEveryMs) {
        const found = await stateOf(options, job, url);
        if (found.status === 'success') return copyOf(found, url);
        if (found.status === 'error') throw notArchived(url, found.message ?? 'it gave no reason');
        await sleep(askEveryMs);
      }
      throw unavailable(
        `The Internet Archive has not ended its copy of ${url} after ${mostMs / 60_000} minutes. Look there later, or try again.`,
        url,
      );
    },
  };
}

async function handIn(options: Options, url: string): Promise<string> {
  const answer = await ask(options, '/save', url, new URLSearchParams({ url }));
  const job = accepted.safeParse(answer);
  if (job.success) return job.data.job_id;
  const told = refused.safeParse(answer);
  throw notArchived(url, told.success ? told.data.message : 'its answer cannot be read');
}

async function stateOf(options: Options, job: string, url: string): Promise<z.infer<typeof state>> {
  const read = state.safeParse(await ask(options, `/save/status/${job}`, url));
  if (read.success) return read.data;
  throw unavailable('The Internet Archive answers in a form that is not known here.', url);
}

/** One question, answered in JSON. */
async function ask(
  { base, key, userAgent }: Options,
  path: string,
  url: string,
  body?: URLSearchParams,
): Promise<unknown> {
  const headers = { Accept: 'application/json', Authorization: `LOW ${key}`, 'User-Agent': userAgent };
  const request = { headers, redirect: 'error' as const, signal: AbortSignal.timeout(60_000) };
  try {
    const answer = await fetch(`${base}${path}`, body === undefined ? request : { ...request, method: 'POST', body });
    if (answer.status === 401 || answer.status === 403) throw wrongKey();
    if (answer.status === 429 || answer.status >= 500)
      throw unavailable(`The Internet Archive is busy (it answered ${answer.status}). Try again later.`, url);
    return await answer.json();
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw unavailable('The Internet Archive does not answer. Try again later.', url, cause);
  }
}

type Copied = Extract<z.infer<typeof state>, { status: 'success' }>;

function copyOf(
  { timestamp, original_url, http_status = 200 }: Copied,
  url: string,
): Awaited<ReturnType<Archive['submit']>> {
  if (http_status < 200 || http_status > 299)
    throw notArchived(url, `the page answered it with status ${http_status}; what it kept is no copy of the report`);
  const archivedAt = timestamp.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6.000Z');
  if (Number.isNaN(Date.parse(archivedAt))) throw unavailable('The Internet Archive names no moment of its copy.', url);
  return { copyUrl: `${readingRoom}/${timestamp}/${original_url}`, archivedAt };
}

function wrongKey(): Failure {
  return new Failure(
    'archive.refused',
    'The Internet Archive does not accept COI_ARCHIVE_KEY. See https://archive.org/account/s3.php.',
  );
}

function notArchived(url: string, reason: string): Failure {
  return new Failure('archive.refused', `The Internet Archive made no copy of ${url}: ${reason.replace(/\.$/, '')}.`, {
    url,
  });
}

function unavailable(message: string, url: string, cause?: unknown): Failure {
  return new Failure('archive.unavailable', message, { url, retryable: true, cause });
}
