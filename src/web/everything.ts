import type { SearchQuery } from '../search/query.ts';

/** The search for everything: for counts over all reports. */
export const everything: SearchQuery = { text: '', facets: {}, page: 1, size: 1 };
