import { z } from 'zod';
import { Failure } from '../../errors.ts';
import type { Snapshot } from '../../model/capture.ts';
import { reportId } from './answers/basic.ts';
import { fileRoute } from './route.ts';

const version = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'There is no version of this number.')
  .meta({ description: 'Number of the version that rests on the capture.', examples: ['1'] });

/** `GET /api/v1/reports/:id/captures/:version`. */
export const captureRoute = fileRoute({
  method: 'get',
  at: '/api/v1/reports/:id/captures/:version',
  topic: 'Reports',
  summary: 'The bytes of a capture, as the publisher sent them',
  description:
    'To check a quotation against, or the hash (captures of registers are not given out): `sha256sum` of the file is the `sha256` of the capture. It is a stranger’s file: it is only ever saved, never shown, and web pages are named `.txt`.',
  path: z.object({ id: reportId, version }),
  types: {
    'application/octet-stream':
      'The raw body; `Repr-Digest` has its SHA-256 (RFC 9530), `Memento-Datetime` when it was captured.',
  },
  example: '/api/v1/reports/{report}/captures/1',
  async reply({ store, sources }, { path }) {
    if (sources.some(({ id, kind }) => kind === 'register' && path.id.startsWith(`${id}-`)))
      throw new Failure(
        'capture.withheld',
        'Captures of registers are not given out: they name thousands of people, with what identifies them. Look a name up at /registers; who runs this server can export the captures.',
      );
    const versions = await store.versions(path.id);
    const wanted = versions.find(({ number }) => String(number) === path.version);
    const snapshot = wanted && (await store.snapshot(wanted.snapshotId));
    if (snapshot === undefined || snapshot.role !== 'report')
      throw new Failure('not-found', 'There is no such report, or no version of this number.');
    const body = await store.snapshotBytes(snapshot.sha256);
    return {
      type: 'application/octet-stream',
      body,
      attachment: `${path.id}-${path.version}.${endingOf(snapshot)}`,
      headers: {
        ETag: `"${snapshot.sha256}"`,
        'Repr-Digest': `sha-256=:${Buffer.from(snapshot.sha256, 'hex').toString('base64')}:`,
        'Memento-Datetime': new Date(snapshot.fetchedAt).toUTCString(),
        'Content-Security-Policy': "sandbox; default-src 'none'",
      },
    };
  },
});

/** Endings that a double click opens harmlessly; whatever a browser would run is text. */
function endingOf({ contentType }: Snapshot): string {
  if (/^application\/pdf\b/i.test(contentType)) return 'pdf';
  if (/wordprocessingml\.document/i.test(contentType)) return 'docx';
  return 'txt';
}
