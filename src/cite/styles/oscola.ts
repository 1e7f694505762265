import { britishDate, dayOf } from '../dates.ts';
import type { CitedDocument } from '../document.ts';
import { caseName, caseNumber } from '../names.ts';
import { type Pinpoint, type PlaceWords, placeText } from '../pinpoint.ts';
import { italic, link, list, type Rich, rich } from '../rich.ts';
import type { Style } from '../style.ts';
import { authorsOf, inScript, isPublisher, quoted, type Script, seriesOf, titleOf } from '../title.ts';

const places: PlaceWords = {
  paragraph: (number, several) => `${several ? 'paras' : 'para'} ${number}`,
  page: (page) => page,
  sheet: (sheet) => `PDF page ${sheet}`,
  under: (heading) => `under ‘${heading}’`,
};

/** OSCOLA, 4th edition: no full stops in abbreviations, a full stop at the end; web addresses in angle brackets with the day of access. */
export const oscola = {
  id: 'oscola',
  script: 'original',
  notes: ['A fifth edition of OSCOLA has been announced: check which one is current before filing.'],
  cite: (document, at, script) => rich`${body(document, at, script)}.`,
} as const satisfies Style;

function body(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  if (document.kind === 'judgment') return judgment(document, at);
  if (document.kind === 'un-document' || document.kind === 'filed-document') return filed(document, at, script);
  const authors = authorsOf(document, script, 'and', 'and others');
  const publisher = inScript(document.publisher, document, script);
  const own = isPublisher(authors, document.publisher);
  const title = titleOf(document, script, document.kind === 'report' ? italic : single);
  const brackets = list(', ', version(document), seriesOf(document), !own && publisher, date(document));
  return rich`${list(' ', rich`${own ? publisher : authors}, ${title} (${brackets})`, placeText(at, places), address(document))}`;
}

function judgment(document: CitedDocument, at: Pinpoint | undefined): Rich {
  const words = { one: 'App no', several: 'App nos', others: 'App nos' };
  const number = caseNumber(document.documentNumber, words);
  const name = caseName(document.title).replace(/ v\. /, ' v ').replace(/ c\. /, ' c ');
  return list(', ', rich`${list(' ', italic(name), number)} (ECtHR, ${date(document)})`, placeText(at, places));
}

function filed(document: CitedDocument, at: Pinpoint | undefined, script: Script): Rich {
  const by = authorsOf(document, script, 'and', 'and others') ?? inScript(document.publisher, document, script);
  const number = document.kind === 'un-document' ? `UN Doc ${document.documentNumber}` : document.documentNumber;
  const cited = rich`${by}, ${titleOf(document, script, single)} (${date(document)}) ${number}`;
  return list(' ', list(', ', cited, placeText(at, places)), address(document));
}

function single(title: string): string {
  return quoted(title, 'single');
}

function date({ publishedOn }: CitedDocument): string {
  return publishedOn === undefined ? 'n.d.' : britishDate(publishedOn);
}

function version({ documentNumber }: CitedDocument): string | undefined {
  return documentNumber?.replace(/^Version\b/, 'version');
}

function address({ url, capture, archives = [] }: CitedDocument): Rich {
  const [archive] = archives;
  const kept = archive !== undefined && rich` archived at <${link(archive.url)}>`;
  return rich`<${link(url)}> accessed ${britishDate(dayOf(capture.capturedAt))}${kept}`;
}
