import { britishDate } from '../dates.ts';
import { type PlaceWords, placeText } from '../pinpoint.ts';
import { link, list, plainText, rich } from '../rich.ts';
import type { Style } from '../style.ts';
import { authorsOf, inScript, isPublisher, languageOf, seriesOf, titleOf } from '../title.ts';

const places: PlaceWords = {
  paragraph: (number, several) => `${several ? 'Paragraphs' : 'Paragraph'} ${number}`,
  page: (page) => `Page ${page}`,
  sheet: (sheet) => `Page ${sheet} of the PDF`,
  under: (heading) => `Under “${heading}”`,
};

/** Every element in a row, in words, for those who have no style to follow. */
export const plain = {
  id: 'plain',
  script: 'original',
  notes: [],
  cite(document, at, script) {
    const authors = authorsOf(document, script, 'and');
    const publisher = inScript(document.publisher, document, script);
    const language = languageOf(document);
    const elements = [
      isPublisher(authors, document.publisher) ? undefined : authors,
      titleOf(document, script, (title) => title),
      seriesOf(document),
      document.documentNumber,
      rich`${publisher}, ${document.publishedOn === undefined ? 'n.d.' : britishDate(document.publishedOn)}`,
      language && `In ${language}`,
      placeText(at, places),
      link(document.url),
    ];
    return list(
      ' ',
      ...elements.map((element) => element && rich`${element}${/[.?!]$/.test(plainText(element)) ? '' : '.'}`),
    );
  },
} as const satisfies Style;
