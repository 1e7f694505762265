/** What the form for an exhibit packet says. */
export const packets = {
  open: 'Exhibit packet',
  intro:
    'Cover page with blanks for the caption, table of contents, a tab and a slip for each document, the publishers’ own pages with your passages marked, page numbers throughout, and an empty certificate of translation with each foreign document. Beside it a manifest with hashes and a list of what to check before you file. Your notes, labels and the binder’s title are left out. Making it can take a minute.',
  format: 'File',
  formats: { pdf: 'PDF, with the publishers’ own pages', docx: 'Word (DOCX), with the text as it was read' },
  form: 'For',
  forms: {
    us: 'Immigration court, United States',
    uk: 'First-tier Tribunal, United Kingdom, with a schedule of country information',
  },
  whole:
    'Print documents of at most so many pages whole, of longer ones the title page and the pages around the passages',
  megabytes: 'Largest PDF in MB; a larger packet is parted between tabs. Check what the court takes',
  schedule: 'Most pages of the schedule (United Kingdom). Check the practice direction in force',
  button: 'Make the packet',
};
