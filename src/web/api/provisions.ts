import { z } from 'zod';
import { everything } from '../everything.ts';
import { overviewOf } from '../overview.ts';
import { findProvision } from '../provisions.ts';
import { provisionAnswer, provisionsAnswer } from './answers/law.ts';
import { jsonRoute } from './route.ts';

/** `GET /api/v1/provisions`. */
export const provisionsRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/provisions',
  topic: 'Law',
  summary: 'The provisions of law that persecution works through, with the number of reports that name each',
  description: '`confidence` and `needsCheck` say how sure we are of each statement of law; verify those in doubt.',
  answer: provisionsAnswer,
  example: '/api/v1/provisions',
  async handle({ searchConfig, finder }) {
    const { facets } = await finder.find(everything);
    const provisions = searchConfig.provisions.map((one) => ({ ...one, reports: facets.provision[one.key] ?? 0 }));
    return { taxonomyVersion: searchConfig.version, provisions };
  },
});

/** `GET /api/v1/provisions/:key`. */
export const provisionRoute = jsonRoute({
  method: 'get',
  at: '/api/v1/provisions/:key',
  topic: 'Law',
  summary: 'A provision, how sure we are of it, and the reports that name it over time',
  description: 'By its key (`RU-CC-280.3`), or by its number (`280.3`) where that names one provision alone.',
  path: z.object({
    key: z
      .string()
      .max(100, 'There is no provision of this key.')
      .meta({ examples: ['RU-CC-280.3'] }),
  }),
  answer: provisionAnswer,
  example: '/api/v1/provisions/RU-CC-280.3',
  async handle(deps, { path }) {
    const provision = findProvision(deps.searchConfig, path.key);
    const { total, timeline } = await overviewOf({ provision: provision.key }, deps);
    return { ...provision, taxonomyVersion: deps.searchConfig.version, reports: total, timeline };
  },
});
