import { z } from 'zod';

/**
 * A mail address by which somebody signs in, lower-case: mailboxes that differ by case alone are one in practice, and two accounts for them would
 * be a trap. ASCII only, so that no letter of another script can pass for one of them.
 */
export const mailAddress = z
  .string()
  .trim()
  .max(254, 'at most 254 characters')
  .pipe(z.email('is no mail address'))
  .transform((address) => address.toLowerCase());

/** The name that an account is shown under. */
export const displayName = z
  .string()
  .trim()
  .max(80, 'at most 80 characters')
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'no control characters');
