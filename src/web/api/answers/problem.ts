import { z } from 'zod';

/** An error as the API tells it: RFC 9457. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'A sentence for people.' }),
    code: z.string().meta({ description: 'For programs; never changes its meaning.', examples: ['search.query'] }),
    parameter: z.string().optional().meta({ description: 'The parameter that has a bad value.' }),
  })
  .meta({ id: 'Problem', description: 'An error, RFC 9457.' });
