import { bluebookDate, dayOf } from '../dates.ts';
import type { CitedDocument } from '../document.ts';
import { bluebookInstitution, caseName, caseNumber } from '../names.ts';
import { type Pinpoint, type PlaceWords, placeText } from '../pinpoint.ts';
import { italic, link, list, type Rich, rich } from '../rich.ts';
import type { Style } from '../style.ts';
import { authorsOf, inScript, isPublisher, languageOf, type Script, seriesOf, titleOf } from '../title.ts';

const places: PlaceWords = {
  paragraph: (number, several) => `${several ? '¶¶' : '¶'} ${number}`,
  page: (page) => `at ${page}`,
  sheet: (sheet) => `PDF p. ${sheet}`,
  under: (heading) => `under “${heading}”`,
};

/**
 * The Bluebook, 22nd edition, as practitioners use it (no small capitals): R. 18.2 for the web, with the archived copy in brackets (R. 18.2.1(d)) or
 * `(on file with author)`; R. 21 for the United Nations and the European Court of Human Rights; R. 20.2 for other languages.
 */
export const bluebook = {
  id: 'bluebook',
  script: 'ala-lc',
  notes: ['The numbers of sub-rules under R. 21 of the 22nd edition were not verified.'],
  cite: (document, at, script) => rich`${body(document, at, script)}.`,
} as const satisfies Style;

function body(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  switch (document.kind) {
    case 'judgment':
      return judgment(document, at);
    case 'un-document':
    case 'filed-document':
      return filed(document, at, script);
    case 'report':
      return report(document, at, script);
    default:
      return item(document, at, script);
  }
}

function judgment(document: CitedDocument, at: Pinpoint | undefined): Rich {
  const number = caseNumber(document.documentNumber, { one: 'App. No.', several: 'App. Nos.' });
  return rich`${list(', ', italic(caseName(document.title)), number, placeText(at, places))} ${dated(document)}, ${address(document)}`;
}

function filed(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  const number = document.kind === 'un-document' ? `U.N. Doc. ${document.documentNumber}` : document.documentNumber;
  const by = authorsOf(document, script, '&') ?? publisher(document, script);
  return rich`${list(', ', by, titleOf(document, script, italic), placeText(at, places), number)} ${dated(document)}, ${address(document)}`;
}

/** A titled work: its body as author (R. 15.1, 18.2). */
function report(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  const authors = authorsOf(document, script, '&');
  const own = isPublisher(authors, document.publisher);
  const by = own ? publisher(document, script) : `${authors}, ${publisher(document, script)}`;
  const title = titleOf(document, script, italic);
  return rich`${list(', ', by, title, seriesOf(document), document.documentNumber, placeText(at, places))} ${dated(document)}${foreign(document)}, ${address(document)}`;
}

function item(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  const authors = authorsOf(document, script, '&');
  const by = isPublisher(authors, document.publisher) ? undefined : authors;
  const title = titleOf(document, script, italic);
  return rich`${list(', ', by, title, publisher(document, script), placeText(at, places))} ${dated(document)}${foreign(document)}, ${address(document)}`;
}

function publisher(document: CitedDocument, script: Script): string {
  return bluebookInstitution(inScript(document.publisher, document, script));
}

function dated({ publishedOn }: CitedDocument): string {
  return `(${publishedOn === undefined ? 'n.d.' : bluebookDate(publishedOn)})`;
}

/** R. 20.2: the language of a document that is not in English. */
function foreign(document: CitedDocument): string {
  const language = languageOf(document);
  if (language === undefined) return '';
  const short: Record<string, string> = {
    Russian: 'Russ.',
    Ukrainian: 'Ukr.',
    French: 'Fr.',
    German: 'Ger.',
    Dutch: 'Dutch',
  };
  return ` (${short[language] ?? language})`;
}

/** R. 18.2.2: an undated page says when it was visited, which is when its bytes were fetched. */
function address({ url, publishedOn, capture, archives = [] }: CitedDocument): Rich {
  const [archive] = archives;
  const visited = publishedOn === undefined && ` (last visited ${bluebookDate(dayOf(capture.capturedAt))})`;
  const kept = archive === undefined ? rich` (on file with author)` : rich` [${link(archive.url)}]`;
  return rich`${link(url)}${visited}${kept}`;
}
