import type { IsoInstant } from '../model/values.ts';
import { britishDate, dayOf } from './dates.ts';
import type { CitedDocument } from './document.ts';
import type { Pinpoint } from './pinpoint.ts';
import { plainText, type Rich } from './rich.ts';
import { bluebook } from './styles/bluebook.ts';
import { chicago } from './styles/chicago.ts';
import { euaa } from './styles/euaa.ts';
import { icpm } from './styles/icpm.ts';
import { oscola } from './styles/oscola.ts';
import { plain } from './styles/plain.ts';
import { inScript, type Script } from './title.ts';

/** All styles, in the order they are offered. */
export const styles = [bluebook, oscola, chicago, euaa, icpm, plain] as const;

/** One of them. */
export type OfferedStyle = (typeof styles)[number];
export type StyleId = OfferedStyle['id'];
export const styleIds = styles.map(({ id }) => id);

/** A citation of one document in one style. */
export type Citation = {
  style: StyleId;
  /** As it is pasted without setting. */
  text: string;
  /** As it is set, with italics and addresses. */
  set: Rich;
  /** Which of our captures it rests on: when its bytes were fetched, and their hash. */
  archivedCopy: string;
  /** What the reader must check, because the style's rule or an element of the document is doubtful. */
  notes: string[];
};

/**
 * Cites a document, pinpointed if `at` is given. Pure: the day of access is the day on which the capture was fetched. Elements that the document does
 * not state are printed as absent (`n.d.`, the body as author) and named in the notes.
 */
export function cite(
  document: CitedDocument,
  style: OfferedStyle,
  options: { at?: Pinpoint; script?: Script } = {},
): Citation {
  const script = options.script ?? style.script;
  const set = style.cite(document, placed(options.at, document, script), script);
  return {
    style: style.id,
    text: plainText(set),
    set,
    archivedCopy: archivedCopy(document),
    notes: [...style.notes, ...doubts(document)],
  };
}

/** A heading is printed in the same letters as the title. */
function placed(at: Pinpoint | undefined, document: CitedDocument, script: Script): Pinpoint | undefined {
  return at?.heading === undefined ? at : { ...at, heading: inScript(at.heading, document, script) };
}

/** The style of an id. */
export function styleOf(id: string): OfferedStyle | undefined {
  return styles.find((style) => style.id === id);
}

/** When the cited bytes were fetched, their hash, and where else a copy is kept: printed below a citation. */
function archivedCopy({ capture, archives = [] }: CitedDocument): string {
  const others = archives.map(
    ({ url, capturedAt }) =>
      `; also archived${capturedAt === undefined ? '' : ` ${britishDate(capturedAt)}`} at ${url}`,
  );
  return `Captured ${instant(capture.capturedAt)}, SHA-256 ${capture.sha256}${others.join('')}`;
}

/** `22 November 2026, 16:04 UTC`. */
function instant(at: IsoInstant): string {
  return `${britishDate(dayOf(at))}, ${at.slice(11, 16)} UTC`;
}

function doubts(document: CitedDocument): string[] {
  const shouted = document.kind === 'judgment' && !/\p{Ll}/u.test(document.title.replace(/ [vc]\. /, ' '));
  return [
    document.publishedOn === undefined && 'The document states no date of publication.',
    shouted && 'The court prints the name of the case in capitals: check how abbreviations in it are written.',
    document.language !== 'en' &&
      document.englishTitle === undefined &&
      !/^(?:und|en-)/.test(document.language) &&
      'No English title is known: add a translation of the title in brackets, and say whose it is.',
  ].filter((note) => note !== false);
}
