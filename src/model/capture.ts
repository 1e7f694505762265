import type { Link } from './page.ts';
import type { IsoInstant, Sha256 } from './values.ts';

/** One capture: the record of a successful response whose bytes are kept under `sha256`. */
export type Snapshot = {
  id: number;
  sourceId: string;
  /** `report` pages become reports; `list` pages are kept as evidence of what a publisher listed. */
  role: 'report' | 'list';
  url: string;
  finalUrl: string;
  fetchedAt: IsoInstant;
  status: number;
  contentType: string;
  headers: Readonly<Record<string, string>>;
  sha256: Sha256;
  /** Size of the raw body in bytes. */
  size: number;
  /** What the list said of the page when it was captured; reading needs it again at `rebuild`. */
  link: Link;
};

/** A copy of a report's page that a public archive keeps, made at our request: which address it visited, when, and where the copy stands. */
export type ArchivedCopy = { reportId: string; url: string; archivedAt: IsoInstant; copyUrl: string };
