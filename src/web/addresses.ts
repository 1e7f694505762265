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

/** The search page for these parameters and one filter more, which they do not hold: made once, for the hundreds of values of a page. */
export function addingTo(parameters: URLSearchParams): (name: string, value: string) => string {
  const before = parameters.size === 0 ? '/search?' : `/search?${parameters}&`;
  return (name, value) => before + (isPlain.test(value) ? `${name}=${value}` : new URLSearchParams({ [name]: value }));
}

/** Most ids: nothing of them is encoded in an address. */
const isPlain = /^[\w.-]*$/;

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

/** Where a passage is put into the reader's binder. `from`: the words of the search (`q`) or its page (`search`), to come back to. */
export function addToBinderAddress(passageId: string, from: { q?: string; search?: string } = {}): string {
  const given = Object.entries(from).filter(([, value]) => value !== '');
  return `/binders/add?${new URLSearchParams([['passage', passageId], ...given])}`;
}

/** The parameters with the range narrowed to a year or a month. */
export function narrowedTo(parameters: URLSearchParams, period: string): URLSearchParams {
  const result = new URLSearchParams(parameters);
  result.set('from', period);
  result.set('until', period);
  return result;
}

/** The picture of a search's timeline. */
export function timelineAddress(parameters: URLSearchParams): string {
  return `/search/timeline.svg?${without(parameters, 'sort')}`;
}

/** The results with the further passages of one report opened in place. */
export function openedAddress(parameters: URLSearchParams, page: number, reportId: string): string {
  const opened = new URLSearchParams(parameters);
  opened.append('open', reportId);
  return `${searchAddress(opened, page)}#r-${reportId}`;
}
