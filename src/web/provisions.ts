import { Failure } from '../errors.ts';
import type { ProvisionEntry, SearchConfig } from '../tag/taxonomy.ts';

/** The provision of this key (`RU-CC-280.3`) or number (`280.3`). @throws Failure not-found */
export function findProvision({ provisions }: Pick<SearchConfig, 'provisions'>, asked: unknown): ProvisionEntry {
  const name = String(asked).toLowerCase();
  const exact = provisions.find(({ key }) => key.toLowerCase() === name);
  const numbered = provisions.filter(({ article }) => article.toLowerCase() === name);
  const found = exact ?? (numbered.length === 1 ? numbered[0] : undefined);
  if (found === undefined) throw new Failure('not-found', 'There is no provision of this key.');
  return found;
}
