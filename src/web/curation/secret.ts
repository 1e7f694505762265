import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret, in hexadecimal: what is kept of a secret that only has to be known again. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two secrets are the same, in a time that tells nothing of either, not even its length. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
}
