import { britishDate, dayOf } from '../dates.ts';
import type { CitedDocument } from '../document.ts';
import { caseName, caseNumber } from '../names.ts';
import { type PlaceWords, placeText } from '../pinpoint.ts';
import { italic, link, list, type Rich, rich } from '../rich.ts';
import type { Style } from '../style.ts';
import { authorsOf, inScript, isPublisher, languageOf, type Script, seriesOf, titleOf } from '../title.ts';

const places: PlaceWords = {
  paragraph: (number, several) => `${several ? 'paras.' : 'para.'} ${number}`,
  page: (page) => `p. ${page}`,
  sheet: (sheet) => `PDF p. ${sheet}`,
  under: (heading) => `under “${heading}”`,
};

/** A source as the European Union Agency for Asylum's reports cite one (COI Report Methodology, 2023): source, title, date, address, place, day of access. */
export const euaa = {
  id: 'euaa',
  script: 'ala-lc',
  notes: [
    'The Agency’s writing guide prints the word “url” with the address behind it; on paper the address itself is printed here.',
  ],
  cite: (document, at, script) =>
    list(
      ', ',
      by(document, script),
      titleOf(document, script, (title) => italic(document.kind === 'judgment' ? caseName(title) : title)),
      seriesOf(document),
      document.kind === 'judgment'
        ? caseNumber(document.documentNumber, { one: 'App. no.', several: 'App. nos.', others: 'App. nos.' })
        : document.documentNumber,
      document.publishedOn === undefined ? 'n.d.' : britishDate(document.publishedOn),
      address(document),
      placeText(at, places),
      `accessed ${britishDate(dayOf(document.capture.capturedAt))}`,
    ),
} as const satisfies Style;

function by(document: CitedDocument, script: Script): string {
  const publisher = inScript(document.publisher, document, script);
  const authors = authorsOf(document, script, 'and');
  return isPublisher(authors, document.publisher) ? publisher : `${publisher} (${authors})`;
}

function address(document: CitedDocument): Rich {
  const [archive] = document.archives ?? [];
  const language = languageOf(document);
  const said = language === undefined ? link(document.url) : rich`${link(document.url)} (in ${language})`;
  return archive === undefined ? said : rich`${said}, archived at ${link(archive.url)}`;
}
