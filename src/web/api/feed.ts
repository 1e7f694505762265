import { z } from 'zod';
import { feedTypes, writeFeed } from '../../feed/feed.ts';
import { feedFormats, feedLength, searchFeed } from '../feed.ts';
import { fileRoute } from './route.ts';
import { soughtBy } from './search.ts';

/** `GET /api/v1/search/feed?format=`. */
export const feedRoute = fileRoute({
  method: 'get',
  at: '/api/v1/search/feed',
  topic: 'Search',
  summary: 'A search as a feed: what came, was revised, withdrawn or gone last',
  description: `At most ${feedLength} reports. A category, a provision or a source alone makes a feed too: \`category=\`, \`provision=\`, \`source=\`. An entry’s id is its address here and never changes; its date is when its report came, was revised, withdrawn or gone last, and it then stands first again. Of what was kept before a withdrawal was dated, that it was withdrawn is dated by its newest capture. A report whose new text no longer fits the search leaves the feed: a subscription tells of it. Ask with \`If-None-Match\`: 304 while nothing is new.`,
  query: z.strictObject({
    format: z.enum(feedFormats, `must be one of ${feedFormats.join(', ')}`).meta({
      description: 'Atom (RFC 4287), RSS 2.0 or JSON Feed 1.1.',
    }),
    ...soughtBy,
  }),
  refusal: 'search.query',
  types: { [feedTypes.atom]: 'Atom.', [feedTypes.rss]: 'RSS.', [feedTypes.json]: 'JSON Feed.' },
  example: '/api/v1/search/feed?format=atom&category=foreign-agent-designation',
  async reply(deps, { query: { format, ...sought }, address }) {
    const feed = await searchFeed(sought, { address, format }, deps);
    return { type: `${feedTypes[format]}; charset=utf-8`, body: writeFeed(feed, format) };
  },
});
