import type { Hook } from './hook.ts';

/** A hook that calls wait for. `isFailing`: its last call was not taken. */
export type WaitingHook = Pick<Hook, 'id' | 'url'> & { isFailing: boolean };

/** The right to make one call of a hook: nobody else calls its host until it ends. */
export type Turn = {
  hookId: string;
  /** `hasMore`: whether the hook may have calls that wait; it then comes again after the other hooks of its host. */
  end(hasMore: boolean): void;
};

/** Hosts in the order in which they were called last, the one longest ago first; kept from one round to the next. */
export type LastTurns = Set<string>;

type Place = { host: string; hooks: WaitingHook[] };

/** So many hooks that fail are called at once. Half of all, so that servers that never answer leave room for the others. */
const mostFailing = 4;

/**
 * Whose turn it is: one call at a time at each host, first the host that was called longest ago, so that neither a slow host nor one with many calls
 * holds up the others. `waiting`: those first that have waited longest.
 */
export function createTurns(waiting: readonly WaitingHook[], last: LastTurns): { take(): Turn | undefined } {
  const line = lineOf(waiting, last);
  let failing = 0;
  function take(): Turn | undefined {
    const free = line.findIndex(({ hooks: [first] }) => failing < mostFailing || first?.isFailing === false);
    const [place] = free < 0 ? [] : line.splice(free, 1);
    const hook = place?.hooks.shift();
    if (place === undefined || hook === undefined) return undefined;
    last.delete(place.host);
    last.add(place.host);
    if (hook.isFailing) failing += 1;
    const end = (hasMore: boolean) => {
      if (hook.isFailing) failing -= 1;
      if (hasMore) place.hooks.push(hook);
      if (place.hooks.length > 0) line.push(place);
    };
    return { hookId: hook.id, end };
  }
  return { take };
}

/** Hosts for which nothing waits are forgotten. */
function lineOf(waiting: readonly WaitingHook[], last: LastTurns): Place[] {
  const places = Map.groupBy(waiting, ({ url }) => URL.parse(url)?.hostname ?? '');
  for (const host of last) if (!places.has(host)) last.delete(host);
  const order = new Map([...last].map((host, index) => [host, index]));
  return [...places]
    .map(([host, hooks]) => ({ host, hooks }))
    .toSorted((one, other) => (order.get(one.host) ?? -1) - (order.get(other.host) ?? -1));
}
