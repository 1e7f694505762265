import { z } from 'zod';

/** One line of text that somebody gives, at most so many characters, without the space around it. */
export function givenLine(most: number) {
  return z
    .string()
    .trim()
    .max(most, `at most ${most.toLocaleString('en-US')} characters`)
    .regex(/^\P{Cc}*$/u, 'one line, no control characters');
}
