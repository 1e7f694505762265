import data from '../../search-config/stop-words.json' with { type: 'json' };

/** Folded words (`search-config/stop-words.json`) that a query may leave out, outside phrases, when it has others. */
export const stopWords: ReadonlySet<string> = new Set([...data.en, ...data.ru]);
