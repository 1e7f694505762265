import {
  type Draft,
  defineSource,
  fragment,
  html,
  json,
  jsonList,
  type Link,
  type Page,
  pageOrFile,
  parseDate,
  z,
} from '../src/source.ts';

const publication = z.object({
  details: z.object({
    attachments: z.array(
      z.object({
        attachment_type: z.enum(['html', 'file', 'external']),
        title: z.string(),
        url: z.string(),
        content_type: z.string().optional(),
      }),
    ),
  }),
  links: z.object({
    children: z
      .array(z.object({ api_path: z.string(), title: z.string().optional(), withdrawn: z.boolean().default(false) }))
      .default([]),
  }),
});

const note = z.object({
  title: z.string(),
  base_path: z.string(),
  public_updated_at: z.string().nullish(),
  withdrawn_notice: z.object({ withdrawn_at: z.string().optional() }).nullish(),
  details: z.object({ body: z.string() }),
});

/**
 * Country policy and information notes on Russia, by the GOV.UK content API. The publication names each note as an HTML document, which is
 * read by the same API, and mostly as a PDF too; a PDF is read only where there is no HTML document, else it would be the same note twice.
 * Superseded notes vanish from the publication and answer 404, or stay and are marked as withdrawn.
 */
export const ukHomeOffice = defineSource({
  id: 'uk-home-office',
  publisher: 'UK Home Office',
  title: 'Country policy and information notes: Russia',
  homepage: 'https://www.gov.uk/government/publications/russia-country-policy-and-information-notes',
  tier: 1,
  kind: 'government',
  languages: ['en'],
  card: {
    mandate:
      'The interior ministry of the United Kingdom; its Country Policy and Information Team writes notes for officials who decide asylum claims.',
    method:
      'Information compiled from published sources that the note cites, under headings set by the questions that decisions raise; an independent advisory group reviews notes.',
    bias: "Each note has two parts of different weight: the assessment is the government's policy, the country information is evidence with sources; cite them apart. Superseded notes are withdrawn.",
    licence: 'Open Government Licence v3.0.',
    terms: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    designations: [],
  },
  schedule: '30 7 * * *',
  delayMs: 2000,
  verified: 'shape',
  expect: { links: [1, 40], dated: 1, text: { characters: 3000, share: 0.8 }, silentDays: 500 },
  start: ['https://www.gov.uk/api/content/government/publications/russia-country-policy-and-information-notes'],

  discover: jsonList({ answer: publication, entries: notesOf, choose: (link) => link }),

  extract: (page, link) => (new URL(link.url).pathname.startsWith('/api/') ? noteDraft(page) : pageOrFile(page, link)),
});

type Publication = z.infer<typeof publication>;

/** Every document of the publication: a link, or nothing for the PDF of a note that is there as HTML. */
function notesOf({ details, links }: Publication): (Link | undefined)[] {
  const pages = new Map<string, Link>();
  for (const { api_path, title, withdrawn } of links.children)
    pages.set(api_path, noteLink(api_path, title, withdrawn));
  for (const { attachment_type, title, url } of details.attachments) {
    const path = `/api/content${url}`;
    if (attachment_type === 'html') pages.set(path, { ...noteLink(path, title, false), ...pages.get(path) });
  }
  const titles = new Set([...pages.values()].map(({ title }) => title));
  const files = details.attachments.filter(({ content_type }) => content_type === 'application/pdf');
  return [
    ...pages.values(),
    ...files.map(({ url, title }) => (titles.has(noteTitle(title)) ? undefined : noteLink(url, title, false))),
  ];
}

function noteLink(url: string, title: string | undefined, withdrawn: boolean): Link {
  const address = new URL(url, 'https://www.gov.uk').href;
  const publishedOn = title === undefined ? undefined : monthOf(title);
  return {
    url: address,
    ...(title !== undefined && { title: noteTitle(title) }),
    ...(publishedOn !== undefined && { publishedOn }),
    ...(withdrawn && { withdrawn }),
  };
}

function noteDraft(page: Page): Draft {
  const { title, base_path, public_updated_at, withdrawn_notice, details } = json(page, note);
  const canonicalUrl = `https://www.gov.uk${base_path}`;
  const publishedOn = monthOf(title);
  const updatedOn = parseDate(public_updated_at ?? '');
  return {
    title: noteTitle(title),
    authors: [],
    language: 'en',
    canonicalUrl,
    ...(publishedOn !== undefined && { publishedOn }),
    ...(updatedOn !== undefined && { updatedOn }),
    ...(withdrawn_notice && { withdrawn: true }),
    blocks: html(fragment(page, details.body, canonicalUrl)).blocks('main'),
  };
}

/** Titles of HTML editions end in `(accessible)`. */
function noteTitle(title: string): string {
  return title.replace(/\s*\(accessible(?: version)?\)\s*$/i, '');
}

/** A note carries its month in its title: `…: Military service, August 2026 (accessible)`. */
function monthOf(title: string): string | undefined {
  const month =
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/.exec(
      title,
    )?.[0];
  return month === undefined ? undefined : parseDate(month, 'en');
}
