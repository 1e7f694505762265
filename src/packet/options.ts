import { z } from 'zod';
import { forms } from './plan.ts';

const formats = ['pdf', 'docx'] as const;

/**
 * What can be chosen of a packet. The limits of a court or portal are the filer's to check, so each is a setting: 25 MB a file is what ECAS is said to take, 12
 * pages what a schedule of country information is said to be allowed.
 */
export const packetOptions = z.strictObject({
  format: z
    .enum(formats, `must be one of ${formats.join(', ')}`)
    .default('pdf')
    .meta({ description: 'PDF has the pages of original PDFs, DOCX the texts as they were read.' }),
  form: z
    .enum(forms, `must be one of ${forms.join(', ')}`)
    .default('us')
    .meta({
      description: 'Immigration court (US), or First-tier Tribunal with a schedule of country information (UK).',
    }),
  whole: upTo('whole', 1000).default(30).meta({
    description:
      'Documents of at most so many pages are printed whole; of longer ones the first page and those around the passages.',
  }),
  megabytes: upTo('megabytes', 500).default(25).meta({
    description: 'The most that one PDF may take, in millions of bytes; a larger packet is parted between tabs.',
  }),
  schedule: upTo('schedule', 100)
    .default(12)
    .meta({ description: 'The most pages of the schedule of country information.' }),
});

export type PacketOptions = z.infer<typeof packetOptions>;

function upTo(name: string, most: number) {
  const words = `${name} must be a whole number from 1 to ${most}`;
  return z.coerce.number(words).pipe(z.int(words).min(1, words).max(most, words));
}

/** What one packet can hold, so that making it ends in time and fits in memory. */
export const packetLimits = {
  exhibits: 120,
  pages: 3000,
  /** Of all originals that are bound in. */
  bytes: 400_000_000,
} as const;
