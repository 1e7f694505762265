import type { PlaceWords } from '../cite/pinpoint.ts';
import type { Form } from './plan.ts';

/**
 * The words of a packet. Packets are filed in English, whatever language the pages are read in. Rules are named with their chapter and left open where
 * editions differ: whoever files must check the rule in force.
 */

/** A line of a form: what is asked, and an empty line after it, never filled in by us. */
export type Blank = { label: string; lines?: number };

type FormWords = {
  /** Lines in the middle of the cover's head. */
  court: readonly string[];
  /** Left above the court: who files. */
  filer: readonly Blank[];
  /** The caption. */
  matter: readonly Blank[];
  hearing: readonly Blank[];
  title: string;
  contents: string;
  tab: string;
  certificateRule: string;
};

export const formWords: Record<Form, FormWords> = {
  us: {
    // ICPM ch. 3.3(c) and its sample cover page: filer, caption, hearing, title of the submission.
    court: ['UNITED STATES DEPARTMENT OF JUSTICE', 'EXECUTIVE OFFICE FOR IMMIGRATION REVIEW', 'IMMIGRATION COURT'],
    filer: [
      { label: 'Name' },
      { label: 'EOIR ID No.' },
      { label: 'Firm or organization' },
      { label: 'Address', lines: 2 },
      { label: 'Telephone' },
      { label: 'Counsel for' },
      { label: 'Detained / not detained' },
    ],
    matter: [{ label: 'In the Matter of', lines: 2 }, { label: 'File No.' }, { label: 'In proceedings' }],
    hearing: [{ label: 'Immigration Judge' }, { label: 'Next hearing (date and time)' }],
    title: 'EVIDENCE OF COUNTRY CONDITIONS',
    contents: 'TABLE OF CONTENTS',
    tab: 'Tab',
    certificateRule: '8 C.F.R. § 1003.33; ICPM ch. 3.3(a)',
  },
  uk: {
    court: ['IN THE FIRST-TIER TRIBUNAL', '(IMMIGRATION AND ASYLUM CHAMBER)'],
    filer: [{ label: 'Appeal number' }, { label: 'Hearing (place, date and time)' }],
    matter: [{ label: 'Between (appellant)' }, { label: 'and (respondent)' }],
    hearing: [{ label: 'Representative' }, { label: 'Address', lines: 2 }, { label: 'Reference' }],
    title: 'COUNTRY EVIDENCE BUNDLE',
    contents: 'INDEX',
    tab: 'Tab',
    certificateRule: 'Tribunal Procedure (First-tier Tribunal) (Immigration and Asylum Chamber) Rules 2014, rule 12(5)',
  },
};

/**
 * The certificate of translation, always empty: a named person fills it in and signs. Its sentences say what 8 CFR 1003.33 asks for: that the translator
 * is competent to translate the document, and that the translation is true and accurate to the best of the translator's abilities; typed, signed, with
 * the translator's address and telephone (ICPM ch. 3.3(a)). "Complete" and "into English" are added for 8 CFR 103.2(b)(3).
 */
export const certificate = {
  title: 'CERTIFICATE OF TRANSLATION',
  begin: 'I, ',
  competent: ', am competent to translate from ',
  into: ' into English.',
  truth:
    'I translated the attached document named below. The translation is complete, and it is true and accurate to the best of my abilities.',
  extract:
    'If only passages were translated, strike out “complete” and name the passages; mark them on the original as well.',
  blanks: [
    { label: 'Document translated (title, publisher, date)', lines: 2 },
    { label: 'Pages of the original that were translated' },
  ],
  signature: [
    { label: 'Signature of the translator' },
    { label: 'Name, typed or printed' },
    { label: 'Address', lines: 2 },
    { label: 'Telephone' },
    { label: 'Date' },
  ],
} satisfies Record<string, string | readonly Blank[]>;

/** `22 November 2026, 16:04 UTC`, as in citations. */
export function instantText(at: string): string {
  const [date = '', time = ''] = at.split('T');
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1]} ${year}, ${time.slice(0, 5)} UTC`;
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** The name of a language in English, or its tag. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}

/** How the place of a passage in its document is named. */
export const placeWords: Record<Form, PlaceWords> = {
  us: {
    paragraph: (number, several) => `${several ? '¶¶' : '¶'} ${number}`,
    page: (page) => `p. ${page} of the document`,
    sheet: (sheet) => `page ${sheet} of the PDF`,
    under: (heading) => `under “${heading}”`,
  },
  uk: {
    paragraph: (number, several) => `${several ? 'paras' : 'para'} ${number}`,
    page: (page) => `p ${page} of the document`,
    sheet: (sheet) => `page ${sheet} of the PDF`,
    under: (heading) => `under ‘${heading}’`,
  },
};

/** What stands beside words that the capture has not. */
export const unfoundWords = 'These words were not found in the text that was read from the capture named above.';

/** The styles in which exhibits are cited. */
export const citationStyles: Record<Form, string> = { us: 'icpm', uk: 'oscola' };

/** What stands below the empty certificate of an exhibit. */
export function certificateNote(tab: string, language: string, form: Form): string {
  return `This form is left empty for the translator. ${originalIn(tab, language)} An English translation of what is not in English is filed with it, and this certificate is attached to it (${formWords[form].certificateRule}; check the rule in force).`;
}

function originalIn(tab: string, language: string): string {
  if (language === 'und') return `The language of the original of Exhibit ${tab} was not recognised.`;
  if (/^en(?:-|$)/.test(language))
    return `The original of Exhibit ${tab} is in English, with passages relied on in another language.`;
  return `The original of Exhibit ${tab} is in ${languageName(language)}.`;
}
