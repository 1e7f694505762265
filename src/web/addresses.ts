/** Addresses of our own pages. Parameters are those that `searchParameters` keeps. */

/** The search page for these parameters; `page` from 1. */
export function searchAddress(parameters: URLSearchParams, page = 1): string {
  const all = new URLSearchParams(parameters);
  if (page > 1) all.set('page', String(page));
  const query = all.toString();
  return query === '' ? '/search' : `/search?${query}`;
}

/** The parameters with a filter added, or taken away if it is there. */
export function toggled(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  const result = new URLSearchParams(parameters);
  if (result.has(name, value)) result.delete(name, value);
  else result.append(name, value);
  return result;
}

/** The parameters without those named. */
export function without(parameters: URLSearchParams, ...names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => !names.includes(name)));
}

/** The parameters of these names alone. */
export function only(parameters: URLSearchParams, ...names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...parameters].filter(([name]) => names.includes(name)));
}

/** A report, the words of the search still marked, opened at a passage. */
export function reportAddress(id: string, words: string, ordinal?: string, version?: number): string {
  const parameters = new URLSearchParams();
  if (words !== '') parameters.set('q', words);
  if (version !== undefined) parameters.set('version', String(version));
  const query = parameters.size === 0 ? '' : `?${parameters}`;
  return `/reports/${encodeURIComponent(id)}${query}${ordinal === undefined ? '' : `#p-${ordinal}`}`;
}
