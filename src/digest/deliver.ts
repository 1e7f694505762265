import { Failure } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Mailer, Message } from '../mail.ts';
import type { IsoInstant } from '../model/values.ts';
import type { DigestStore } from '../store/digest-port.ts';
import { type Digest, nothingToTell, notWanted } from './item.ts';

export type DeliverParts = {
  outbox: Pick<DigestStore, 'digestsToSend' | 'beginSending' | 'endSending'>;
  mailer: Pick<Mailer, 'send'>;
  /** Sets one digest as a mail, or tells why not. */
  compose(digest: Digest): Promise<Message | Unsent>;
  now(): IsoInstant;
  log: Log;
};

/**
 * `notWanted`: its subscription is off or stopped, its account shut out, or its binder no longer shared, so it waits until it is wanted again;
 * `nothingToTell`: for good.
 */
export type Unsent = typeof notWanted | typeof nothingToTell;

/** What a delivery came to. */
export type Delivery = { sent: number; deferred: number; failed: number };

const digestsAtOnce = 20;
const mailsAtOnce = 4;
const minute = 60_000;
/** Between two attempts; the last one repeats. */
const pauses = [2, 5, 15, 60, 240].map((minutes) => minutes * minute);
/**
 * A mail is given up when a server has said so often that it should come later: with these pauses that takes five days. Its age tells nothing: it may have
 * waited for weeks until it was wanted again, or until this program ran.
 */
const mostPutOffs = 35;

/**
 * Sends what the outbox holds, four mails at a time, none of them kept in memory longer than it takes to send it. That a mail is being sent is noted
 * before a server hears of it: a process that dies between a server's acceptance and the note of it leaves a digest in the state `sending`, which is sent
 * again under the same Message-ID, by which mailboxes tell a repetition.
 */
export async function deliver(parts: DeliverParts, signal?: AbortSignal): Promise<Delivery> {
  const delivery: Delivery = { sent: 0, deferred: 0, failed: 0 };
  for (;;) {
    const digests = await parts.outbox.digestsToSend({ at: parts.now(), limit: digestsAtOnce });
    if (digests.length === 0) return delivery;
    const line = digests.values();
    const workers = Array.from({ length: mailsAtOnce }, async () => {
      for (const digest of line) {
        if (signal?.aborted) return;
        const came = await deliverOne(digest, parts);
        if (came !== undefined) delivery[came] += 1;
      }
    });
    await Promise.all(workers);
    if (signal?.aborted) return delivery;
  }
}

async function deliverOne(digest: Digest, parts: DeliverParts): Promise<keyof Delivery | undefined> {
  const { outbox, mailer, compose, now, log } = parts;
  const nextTryAt = later(now(), pauseAfter(digest.attempts));
  if (!(await outbox.beginSending(digest, nextTryAt))) return undefined;
  try {
    const message = await compose(digest);
    if (message === nothingToTell) {
      await outbox.endSending(digest.id, { state: 'failed', at: now(), trouble: nothingToTell, ofAddress: false });
      return undefined;
    }
    if (message === notWanted) {
      await outbox.endSending(digest.id, {
        state: stateAfter(digest, 'waiting'),
        nextTryAt,
        trouble: digest.trouble ?? notWanted,
      });
      return undefined;
    }
    await mailer.send(message);
    await outbox.endSending(digest.id, { state: 'sent', at: now() });
    return 'sent';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const verdict = verdictOf(error);
    const { trouble } = verdict;
    log.warn({ digest: digest.id, attempts: digest.attempts + 1, trouble }, 'a digest was not sent');
    const isOver = verdict.isAnswer && digest.putOff + 1 >= mostPutOffs;
    if (verdict.state === 'failed' || isOver) {
      const ofAddress = verdict.state === 'failed' && verdict.ofAddress;
      const isUnsure = digest.state === 'sending';
      await outbox.endSending(digest.id, { state: 'failed', at: now(), trouble, ofAddress, isUnsure });
      return 'failed';
    }
    const state = stateAfter(digest, verdict.state);
    await outbox.endSending(digest.id, { state, nextTryAt, trouble, isPutOff: verdict.isAnswer });
    return 'deferred';
  }
}

/** What may have been sent once stays so, whatever a later attempt came to: it must not go out under another Message-ID. */
function stateAfter(before: Digest, state: 'waiting' | 'sending'): 'waiting' | 'sending' {
  return before.state === 'sending' ? 'sending' : state;
}

function pauseAfter(attempts: number): number {
  return pauses[Math.min(attempts, pauses.length - 1)] ?? 0;
}

function later(at: IsoInstant, ms: number): IsoInstant {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** `isAnswer`: a server spoke of this mail. While none is reached, however long, nothing is given up. */
type Verdict = { isAnswer: boolean; trouble: string } & (
  | { state: 'waiting' | 'sending' }
  /** `ofAddress`: it is the address that the server does not take, and not this mail or who sends it. */
  | { state: 'failed'; ofAddress: boolean }
);

/** What nodemailer says of a failed attempt. */
type SmtpError = { code: string; originalCode: string; command: string; response: string; responseCode: number };

/** Nothing was sent when these are met: no connection, no encryption, no leave to send. */
const beforeAnyMail =
  /^(?:EDNS|E?AUTH|ENOAUTH|EOAUTH2|ETLS|EENVELOPE|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND)$/;

/**
 * What an attempt came to (RFC 5321, 4.2.1). A 5yz to the recipient or to the mail itself is for good; one that speaks of policy (RFC 3463, X.7.Z), or
 * that comes after the whole mail, says nothing of the address. To the sender it is for the operator to mend, and is tried again as a 4yz is. A
 * connection that broke without a word may have broken after the server had the mail.
 */
function verdictOf(failure: Failure): Verdict {
  const { code, originalCode, command, response, responseCode } = smtpError(failure.cause);
  const trouble = [code, responseCode > 0 && String(responseCode)].filter(Boolean).join(' ') || failure.code;
  if (failure.code === 'mail.invalid') return { state: 'failed', trouble, isAnswer: true, ofAddress: true };
  const isAnswer = responseCode > 0 && (command === 'RCPT TO' || command === 'DATA');
  if (isAnswer && responseCode >= 500) {
    const isPolicy = /^\d{3}[ -]5\.7\./.test(response);
    return { state: 'failed', trouble, isAnswer, ofAddress: command === 'RCPT TO' && !isPolicy };
  }
  const isUnsent = responseCode > 0 || beforeAnyMail.test(code) || beforeAnyMail.test(originalCode);
  return { state: isUnsent ? 'waiting' : 'sending', trouble, isAnswer };
}

function smtpError(cause: unknown): SmtpError {
  const error = (typeof cause === 'object' && cause !== null ? cause : {}) as Partial<Record<keyof SmtpError, unknown>>;
  const word = (name: keyof SmtpError) => (typeof error[name] === 'string' ? error[name] : '');
  const responseCode = typeof error.responseCode === 'number' ? error.responseCode : 0;
  return {
    code: word('code'),
    originalCode: word('originalCode'),
    command: word('command'),
    response: word('response'),
    responseCode,
  };
}
