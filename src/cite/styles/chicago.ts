import { americanDate, dayOf } from '../dates.ts';
import type { CitedDocument } from '../document.ts';
import { caseName, caseNumber } from '../names.ts';
import { type Pinpoint, type PlaceWords, placeText } from '../pinpoint.ts';
import { italic, link, list, type Rich, rich } from '../rich.ts';
import type { Style } from '../style.ts';
import { authorsOf, inScript, isPublisher, languageOf, quoted, type Script, seriesOf, titleOf } from '../title.ts';

const places: PlaceWords = {
  paragraph: (number, several) => `${several ? 'paras.' : 'para.'} ${number}`,
  page: (page) => page,
  sheet: (sheet) => `PDF p. ${sheet}`,
  under: (heading) => `under “${heading}”`,
};

/** The Chicago Manual of Style, 18th edition, notes: the day of access only where no date is given; the archived copy with its day. */
export const chicago = {
  id: 'chicago',
  script: 'ala-lc',
  notes: [],
  cite: (document, at, script) => rich`${body(document, at, script)}.`,
} as const satisfies Style;

function body(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  if (document.kind === 'judgment') return judgment(document, at);
  const authors = authorsOf(document, script, 'and');
  const publisher = inScript(document.publisher, document, script);
  const own = isPublisher(authors, document.publisher);
  const place = placeText(at, places);
  const by = own ? publisher : authors;
  const rest = [place, address(document)] as const;
  switch (document.kind) {
    case 'report': {
      const title = list(', ', titleOf(document, script, italic), seriesOf(document), document.documentNumber);
      return list(', ', by, rich`${title} (${own ? '' : `${publisher}, `}${date(document)})`, ...rest);
    }
    case 'un-document':
    case 'filed-document':
      return list(
        ', ',
        by,
        titleOf(document, script, italic),
        rich`${document.documentNumber} (${date(document)})`,
        ...rest,
      );
    default: {
      const comma = document.englishTitle === undefined ? ',' : '';
      const title = titleOf(document, script, (text) => quoted(text, 'double', comma));
      const said = comma === '' ? rich`${title},` : title;
      return list(', ', rich`${by}, ${said} ${list(', ', !own && publisher, date(document))}`, ...rest);
    }
  }
}

function judgment(document: CitedDocument, at: Pinpoint | undefined): Rich {
  const number = caseNumber(document.documentNumber, { one: 'App. No.', several: 'App. Nos.' });
  return list(
    ', ',
    italic(caseName(document.title)),
    number,
    placeText(at, places),
    document.publisher,
    date(document),
    address(document),
  );
}

function date({ publishedOn }: CitedDocument): string {
  return publishedOn === undefined ? 'n.d.' : americanDate(publishedOn);
}

function address(document: CitedDocument): Rich {
  const { url, publishedOn, capture, archives = [] } = document;
  const [archive] = archives;
  const accessed = publishedOn === undefined && `accessed ${americanDate(dayOf(capture.capturedAt))}`;
  const day = archive?.capturedAt;
  const kept = archive && rich`archived ${day === undefined ? '' : `${americanDate(day)}, `}at ${link(archive.url)}`;
  const language = languageOf(document);
  const said = language === undefined ? link(url) : rich`${link(url)} (in ${language})`;
  return list(', ', accessed, said, kept);
}
