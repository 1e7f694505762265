import type { ItemStanding } from '../binder/standing.ts';
import { instantText } from './words.ts';

/** What whoever files an exhibit must know of what became of its report since it was cited, by the standings of the items on its tab. */
export function standingChecks(standings: readonly ItemStanding[]): string[] {
  const [first] = standings;
  if (first === undefined) return [];
  const { withdrawn, goneSince, missingSince, newerEdition } = first;
  const checks: string[] = [];
  if (withdrawn) checks.push('Its publisher has withdrawn this report. Say so, or rely on another.');
  if (goneSince !== undefined) checks.push(`Its address has answered since ${instantText(goneSince)} that it is gone.`);
  if (missingSince !== undefined) checks.push(`Its address has not been reached since ${instantText(missingSince)}.`);
  checks.push(...newestChecks(standings));
  if (newerEdition !== undefined) {
    const { title, publishedOn } = newerEdition;
    checks.push(`A later edition is kept: ${title}${publishedOn === undefined ? '' : ` (${publishedOn})`}.`);
  }
  return checks;
}

function newestChecks(standings: readonly ItemStanding[]): string[] {
  const newest = standings.flatMap(({ newest }) => newest ?? []);
  const [first] = newest;
  if (first === undefined) return [];
  const changed = newest.filter(({ stands }) => !stands).length;
  if (changed === 0) return [`A newer version (${first.version}) is kept; it has the passages word for word.`];
  const which = standings.length === 1 ? 'the passage' : `${changed} of the ${standings.length} passages`;
  return [
    `A newer version (${first.version}) is kept that no longer has ${which} word for word. Compare before you file.`,
  ];
}
