import { bundleOf } from '../../packet/bundle.ts';
import { packetOptions } from '../../packet/options.ts';
import { binderIdOf, bindersFor } from '../binder.ts';
import { formBody } from '../curation/body.ts';
import { requireOwnOrigin } from '../curation/origin.ts';
import type { Handler } from '../deps.ts';
import { privately } from '../security.ts';

/** `POST /binders/:id/packet`: the exhibit packet, as a ZIP with its manifest and what to check. */
export const makePacket: Handler = (deps) => async (request, response) => {
  privately(response);
  requireOwnOrigin(request, false);
  const id = binderIdOf(request);
  const options = await formBody(packetOptions, request, response);
  const { files } = await deps.packer.pack(await bindersFor(deps).binder(id), options);
  response
    .attachment('packet.zip')
    .type('zip')
    .send(Buffer.from(bundleOf(files)));
};
