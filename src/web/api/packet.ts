import { z } from 'zod';
import { bundleOf } from '../../packet/bundle.ts';
import { packetLimits, packetOptions } from '../../packet/options.ts';
import { bindersFor } from '../binder.ts';
import { binderId } from './answers/binders.ts';
import { fileRoute } from './route.ts';

const { exhibits, pages, bytes } = packetLimits;

/** `POST /api/v1/binders/:id/packet`. */
export const packetRoute = fileRoute({
  method: 'post',
  at: '/api/v1/binders/:id/packet',
  topic: 'Binders',
  summary: 'The exhibit packet of a binder',
  description: `A ZIP archive with the packet as PDF or DOCX, \`manifest.json\` (captures, hashes, what is printed of each document) and \`check.txt\` (what to check before filing). Notes, labels and the title of the binder are left out. At most ${exhibits} exhibits, ${pages} pages and ${bytes / 1e6} MB of originals; one packet is made at a time, which can take a minute. The same binder gives the same bytes.`,
  path: z.object({ id: binderId }),
  query: packetOptions,
  types: { 'application/zip': 'The packet with its manifest.' },
  failures: {
    409: 'The binder holds no passage.',
    413: 'The packet would be larger than a packet may be.',
  },
  example: '/api/v1/binders/{binder}/packet',
  async reply(deps, { path, query }) {
    const { files } = await deps.packer.pack(await bindersFor(deps).binder(path.id), query);
    return { type: 'application/zip', body: bundleOf(files), attachment: 'packet.zip' };
  },
});
