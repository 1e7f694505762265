import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** SHA-256 of a secret, in hexadecimal: what is kept of a secret that only has to be known again. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What stands in the place of a digest where no secret shall ever be known: as long as one, and none, since a digest has no hyphen. */
export function digestOfNothing(secret: string): string {
  return `-${digestOf(secret).slice(1)}`;
}

/** Whether two secrets are the same, in a time that tells nothing of either, not even its length. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
}

/** 256 random bits in 43 characters, as they stand in addresses and cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A token that is looked up by its id and known by its secret: `id_secret`. Of it only the digest is kept. */
export type Token = { id: string; digest: string; token: string };

/** Makes a token: 192 random bits, and short enough that a link with it stays on one line of a mail where the host's name is short. */
export function newToken(): Token {
  const id = randomBytes(6).toString('hex');
  const token = `${id}_${randomBytes(24).toString('base64url')}`;
  return { id, digest: digestOf(token), token };
}

/** The id within a token; undefined for what has not the form of one. */
export function idIn(token: string): string | undefined {
  return /^([0-9a-f]{12})_[\w-]{32}$/.exec(token)?.[1];
}

/** An id that nobody can guess: 96 random bits. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}
