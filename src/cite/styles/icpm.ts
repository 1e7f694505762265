import { bluebookDate, dayOf } from '../dates.ts';
import type { CitedDocument } from '../document.ts';
import { caseName, caseNumber } from '../names.ts';
import { type PlaceWords, placeText } from '../pinpoint.ts';
import { italic, link, list, type Rich, rich } from '../rich.ts';
import type { Style } from '../style.ts';
import { authorsOf, inScript, isPublisher, languageOf, type Script, seriesOf, titleOf } from '../title.ts';

const places: PlaceWords = {
  paragraph: (number, several) => `${several ? 'at ¶¶' : 'at ¶'} ${number}`,
  page: (page) => `at p. ${page}`,
  sheet: (sheet) => `PDF p. ${sheet}`,
  under: (heading) => `under “${heading}”`,
};

/**
 * The line of an exhibit index: publisher or author, title, date, number and full address (Immigration Court Practice Manual, ch. 3.3(e)), the day our
 * bytes were fetched, the copy kept by an archive, the language of an original that needs a translation (ch. 3.3(a)).
 */
export const icpm = {
  id: 'icpm',
  script: 'ala-lc',
  notes: [
    'Sub-paragraph letters of ICPM chapter 3.3 have moved between editions: cite the chapter alone unless re-checked.',
  ],
  cite: (document, at, script) => {
    const place = placeText(at, places);
    const cited = list(', ', by(document, script), title(document, script), seriesOf(document), number(document));
    const dated = rich`${cited} (${document.publishedOn === undefined ? 'n.d.' : bluebookDate(document.publishedOn)})`;
    const language = languageOf(document);
    const original = language !== undefined && `${language} original`;
    return list(', ', dated, original, address(document), place);
  },
} as const satisfies Style;

function by(document: CitedDocument, script: Script): string {
  const publisher = inScript(document.publisher, document, script);
  const authors = authorsOf(document, script, 'and');
  return isPublisher(authors, document.publisher) ? publisher : `${publisher}, ${authors}`;
}

function title(document: CitedDocument, script: Script): Rich {
  return titleOf(document, script, (text) => italic(document.kind === 'judgment' ? caseName(text) : text));
}

function number({ kind, documentNumber }: CitedDocument): string | undefined {
  if (kind === 'judgment') return caseNumber(documentNumber, { one: 'App. No.', several: 'App. Nos.' });
  return documentNumber === undefined || kind !== 'un-document' ? documentNumber : `U.N. Doc. ${documentNumber}`;
}

function address({ url, capture, archives = [] }: CitedDocument): Rich {
  const [archive] = archives;
  const kept = archive && rich`; archived at ${link(archive.url)}`;
  return rich`available at ${link(url)} (retrieved ${bluebookDate(dayOf(capture.capturedAt))}${kept})`;
}
