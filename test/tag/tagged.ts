import { join } from 'node:path';
import type { Tagging } from '../../src/model/tag.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import { readGold } from '../eval/gold.ts';

/** What every gold passage is tagged with now, a line for each tag: category, strength, evidence, place, words, kind of rule, gate, provisions; then the passage's provisions and facets. */
export function taggedGold(): string[] {
  const tagger = createTagger(loadSearchConfig());
  return readGold(join(import.meta.dirname, '../gold/passages.jsonl')).flatMap(({ id, language, text }) => {
    const passages = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
    const taggings = tagger.tag({ language, passages: passages.map((part) => ({ text: part })) });
    return taggings.flatMap((tagging, at) => told(`${id}${at === 0 ? '' : `.${at}`}`, tagging));
  });
}

function told(id: string, { tags, provisions, facets }: Tagging): string[] {
  const lines = tags.map(
    ({ category, strength, evidence, start, quote, rule, gate, provisions: own }) =>
      `${category} ${strength} ${evidence} ${start} “${quote}” ${kindOf(rule)} gate “${gate}” ${own.join(' ')}`,
  );
  const named = provisions.map(({ key, part = '', start, quote }) => `provision ${key} ${part} ${start} “${quote}”`);
  const values = Object.entries(facets).flatMap(([name, found]) =>
    found.length === 0 ? [] : [`${name} ${found.join(' ')}`],
  );
  return [...lines, ...named, ...(values.length === 0 ? [] : [values.join('; ')])].map(
    (line) => `${id} ${line.trim()}`,
  );
}

/** `strong:ru`, `weak:en + weak:en`, `provision:RU-CC-330.1`: without the words of the term, which change more often than what they find. */
function kindOf(rule: string): string {
  return rule
    .split(' + ')
    .map((one) => (one.startsWith('provision:') ? one : one.split(':', 2).join(':')))
    .join(' + ');
}

// `node test/tag/tagged.ts > test/gold/tagged.txt` writes the list anew: read the difference before it is kept.
if (import.meta.main) process.stdout.write(`${taggedGold().join('\n')}\n`);
