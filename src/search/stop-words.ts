import { z } from 'zod';
import shipped from '../../search-config/stop-words.json' with { type: 'json' };
import { checkedFile } from '../search-config-file.ts';

const words = z.array(z.string().min(1));
const { en, ru } = checkedFile('stop-words.json', z.strictObject({ en: words, ru: words }), shipped);

/** Folded words (`search-config/stop-words.json`) that a query may leave out, outside phrases, when it has others. */
export const stopWords: ReadonlySet<string> = new Set([...en, ...ru]);
