import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Item } from '../digest/item.ts';
import type { IsoInstant } from '../model/values.ts';

/**
 * Whom a hook calls. `signed`: a program that checks our signature (Standard Webhooks, standardwebhooks.com); `slack`, `teams`: a channel, by the
 * address of its incoming webhook.
 */
export const hookKinds = ['signed', 'slack', 'teams'] as const;
export type HookKind = (typeof hookKinds)[number];

/** What a reader says of a hook. */
export const givenHook = z.strictObject({
  kind: z.enum(hookKinds, `must be one of ${hookKinds.join(', ')}`),
  url: z
    .url({ protocol: /^https$/, error: 'must be an https address' })
    .max(2000, 'at most 2,000 characters')
    .meta({ description: 'Called by POST; never an address of a private network.' }),
});

/** So many hooks a subscription can have. */
export const mostHooks = 5;

/** A subscription calls it with each of its digests. */
export type Hook = z.infer<typeof givenHook> & {
  /** Unguessable. */
  id: string;
  subscriptionId: string;
  /** `whsec_` and 24 bytes in Base64, by which `signed` calls are signed. */
  secret: string;
  createdAt: IsoInstant;
  /** Since when no call has succeeded. */
  failingSince?: IsoInstant;
  /** `failing`: no call succeeded for a week; `gone`: its server answered 410. */
  off?: { reason: 'failing' | 'gone'; at: IsoInstant };
};

/** One call of a hook: what it tells, and what came of it. */
export type HookCall = {
  /** The same at every attempt. */
  id: string;
  hookId: string;
  digestId: string;
  items: Item[];
  /** Further items of the digest that are not listed. */
  more: number;
  madeAt: IsoInstant;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  nextTryAt: IsoInstant;
  sentAt?: IsoInstant;
  /** What went wrong last. */
  trouble?: string;
};

/** What may be shown of where a hook leads: the rest of the address may be a secret, as of a channel it is. */
export function hookHost({ url }: Pick<Hook, 'url'>): string {
  return URL.parse(url)?.host ?? '';
}

/** A secret for signatures, made anew. */
export function newHookSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}
