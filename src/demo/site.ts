import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const report = z.object({
  /** Path on the site. */
  path: z.string().startsWith('/'),
  title: z.string(),
  date: z.iso.date(),
  author: z.string().default(''),
  /** Application number of a judgment. */
  number: z.string().default(''),
  language: z.string().default(''),
  /** The page that this one names as its translation. */
  translation: z.object({ language: z.string(), path: z.string().startsWith('/') }).optional(),
  /** The page opens with the statutory notice. */
  notice: z.boolean().default(false),
  /** The report is a PDF of its own in the site's folder. */
  pdf: z.boolean().default(false),
  /** Paragraphs; `## ` begins a heading, `# ` the title of a PDF. */
  body: z.array(z.string()).min(1),
});

const site = z.object({
  host: z.string(),
  shape: z.enum(['monitor', 'vestnik', 'court']),
  name: z.string(),
  language: z.string(),
  notice: z.string().default(''),
  reports: z.array(report).min(1),
});

/** An invented report of the sample publisher. */
export type SampleReport = z.infer<typeof report>;

/** An invented website: its reports, newest first, and the shape that its pages have. */
export type SampleSite = z.infer<typeof site>;

/** Where the sample publisher's data and PDF files are. */
export const publisherFolder = join(import.meta.dirname, 'publisher');

/** The sample publisher's three sites. */
export function sampleSites(): SampleSite[] {
  const names = readdirSync(publisherFolder).filter((name) => name.endsWith('.json'));
  return names.map((name) => site.parse(JSON.parse(readFileSync(join(publisherFolder, name), 'utf8'))));
}
