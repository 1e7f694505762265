/**
 * A store that answers the same question once: for one page that asks it for many passages of the same reports. It must not outlive the request, and
 * `names` must only read.
 */
export function remembering<S extends object, Name extends keyof S>(store: S, names: readonly Name[]): S {
  const once = names.map((name) => {
    const answers = new Map<string, unknown>();
    const ask = (...asked: unknown[]) => {
      const key = JSON.stringify(asked);
      if (!answers.has(key)) answers.set(key, Reflect.apply(store[name] as () => unknown, store, asked));
      return answers.get(key);
    };
    return [name, ask];
  });
  return { ...store, ...Object.fromEntries(once) };
}
