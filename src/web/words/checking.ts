/** Words of the check of a brief’s quotations. */
export const checking = {
  check: {
    title: 'Check the quotations of a brief',
    intro:
      'Every quotation of five words or more, and every address, is looked up in the archive. The brief is read in memory and kept nowhere: no word of it is stored or logged.',
    file: 'A brief as DOCX, PDF, HTML or plain text, 25 MB at most',
    text: 'Or its text',
    as: 'Give the result as',
    formats: { page: 'this page', docx: 'a document of Word', json: 'JSON' },
    button: 'Check',
    total: (all: number, bad: number, unchecked: number) =>
      `${all} ${all === 1 ? 'quotation' : 'quotations'} of five words or more looked up: ${bad === 0 ? 'all stand' : `${bad} to be looked at`}${unchecked === 0 ? '' : `; ${unchecked} not looked up`}.`,
    none: 'No quotation of five words or more stands in this brief.',
    look: 'To be looked at',
    unchecked: 'Not looked up: check by hand',
    whyUnchecked: {
      'too-long': 'Longer than 6,000 characters: quote it in parts.',
      'not-closed': 'A mark of quotation is opened here and never closed.',
    },
    sound: 'Standing word for word',
    addresses: 'Addresses cited',
    unknownAddress: 'not in the archive',
    quoted: 'Quoted',
    source: 'Source',
    differs: {
      changed: 'other words',
      missing: 'words left out',
      added: 'words added',
      punctuation: 'other punctuation',
    },
    place: 'The words stand at',
    olderVersion: (found: number, newest: number) => `version ${found} of ${newest}`,
    limit:
      'What is not found may still exist: only what is in this archive is compared. Up to 2,000 superseded texts are looked through. A brief may have 2,000 pages and 2,000 quotations. What stands between single marks is taken for a quotation only up to 6,000 characters, since such a mark may be an apostrophe. A scan needs text recognition (OCR) first, a locked file a copy without a password.',
    /** Where a failure's own sentence, which is English, is not what is shown. */
    unread: {} as Readonly<Record<string, string>>,
    verdicts: {
      exact: 'Word for word',
      typographic: 'Word for word; only quotation marks, dashes or the like differ',
      edited: 'Word for word around the ellipses and brackets',
      altered: 'Differs from the source',
      'other-report': 'Found in another report than the one cited',
      'older-version': 'Found only in an older version of the report',
      'not-found': 'Not found in the archive',
    },
  },
};
