import { issuerOf } from './by-hand.ts';
import { type Citation, cite, styleIds, styleOf, styles } from './cite/cite.ts';
import type { CitedDocument } from './cite/document.ts';
import { type Pinpoint, pinpointOf } from './cite/pinpoint.ts';
import { citedReport } from './cite/report.ts';
import { schemes } from './cite/romanise.ts';
import type { Script } from './cite/title.ts';
import { Failure } from './errors.ts';
import type { ArchivedCopy } from './model/capture.ts';
import type { Version } from './model/report.ts';
import type { Source } from './source.ts';
import type { Store } from './store/port.ts';
import type { TaggedPassage } from './store/report-port.ts';

/** What is cited: a report, or a passage of it. */
export type Cited = {
  reportId: string;
  /** The newest by default, or the passage's own. */
  version?: number;
  passageId?: string;
  /** An English title that somebody gave, and who. */
  englishTitle?: { text: string; translator?: string };
};

/** A document ready to be cited, the place in it, and the passage that stands there. */
export type Reference = { document: CitedDocument; at?: Pinpoint; passage?: TaggedPassage };

export type Citer = {
  /** Looks up what a citation is made of. @throws Failure not-found */
  reference(cited: Cited): Promise<Reference>;
  /** Cites in one style, or in all. @throws Failure not-found; usage for a style or script that is none, naming the parameter */
  cite(cited: Cited, options?: { style?: string; script?: string }): Promise<Citation[]>;
};

/** How Cyrillic titles can be printed. */
export const scripts: readonly Script[] = [...schemes, 'original'];

/** Joins what the store knows of a report with the styles of `cite/`. */
export function createCiter({ store, sources }: { store: Store; sources: readonly Source[] }): Citer {
  const citer: Citer = {
    async reference({ reportId, version: asked, passageId, englishTitle }) {
      const [passage] = passageId === undefined ? [] : await store.passagesById([passageId]);
      if (passageId !== undefined && passage?.reportId !== reportId)
        throw new Failure('not-found', 'This report has no passage of this id.', { parameter: 'passage' });
      const document = await citedDocument(reportId, passage?.version ?? asked, englishTitle);
      if (passage === undefined) return { document };
      return { document, passage, at: pinpointOf(passage, await store.passages(reportId, passage.version)) };
    },
    async cite(cited, { style, script } = {}) {
      const chosen = style === undefined ? styles : [styleFor(style)];
      const { document, at } = await citer.reference(cited);
      const options = { ...(at && { at }), ...(script !== undefined && { script: scriptFor(script) }) };
      return chosen.map((one) => cite(document, one, options));
    },
  };

  async function citedDocument(reportId: string, asked: number | undefined, englishTitle: Cited['englishTitle']) {
    const report = await store.report(reportId);
    if (report === undefined) throw new Failure('not-found', 'There is no report of this id.');
    const number = asked ?? report.version;
    const versions = await store.versions(reportId);
    const version = versions.find((candidate) => candidate.number === number);
    if (version === undefined)
      throw new Failure('not-found', `This report has no version ${number}.`, { parameter: 'version' });
    const [snapshot, relations, copies] = await Promise.all([
      store.snapshot(version.snapshotId),
      store.relations(reportId),
      store.archivedCopies(reportId),
    ]);
    const archives = copiesOf(version, versions, copies);
    const issuer = issuerOf(report, sources);
    return citedReport({
      report,
      capture: { ...version, contentType: snapshot?.contentType ?? '' },
      source: { publisher: issuer?.publisher ?? report.sourceId, kind: issuer?.kind ?? '' },
      translations: relations.filter(({ kind }) => kind === 'translation'),
      ...(archives.length > 0 && { archives }),
      ...(englishTitle !== undefined && { englishTitle }),
    });
  }

  return citer;
}

/** Copies that were made while the page said what this version says: after its capture and before the next one's. */
function copiesOf(version: Version, versions: readonly Version[], copies: readonly ArchivedCopy[]) {
  const next = versions.find(({ number }) => number === version.number + 1);
  return copies
    .filter(
      ({ archivedAt }) => archivedAt >= version.capturedAt && (next === undefined || archivedAt < next.capturedAt),
    )
    .map(({ copyUrl, archivedAt }) => ({ url: copyUrl, capturedAt: archivedAt.slice(0, 10) }));
}

function styleFor(id: string) {
  const style = styleOf(id);
  if (style !== undefined) return style;
  throw new Failure('usage', `style: there is no style ${JSON.stringify(id)}; these are: ${styleIds.join(', ')}.`, {
    parameter: 'style',
  });
}

function scriptFor(text: string): Script {
  const script = scripts.find((one) => one === text);
  if (script !== undefined) return script;
  throw new Failure('usage', `script: must be one of ${scripts.join(', ')}.`, { parameter: 'script' });
}
