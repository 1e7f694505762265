/**
 * A path of ours to go on to after signing in; undefined for everything that could lead elsewhere: other hosts (`//host`, `/\host`), schemes, and
 * what browsers take away while reading an address (tabs, line breaks).
 */
export function ownPath(given: string | null | undefined): string | undefined {
  if (given === null || given === undefined || given.length > 1000) return undefined;
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given)) return undefined;
  const here = 'http://here.invalid';
  if (!URL.canParse(given, here)) return undefined;
  const { origin, pathname, search, hash } = new URL(given, here);
  // Dots are resolved by now: `/.//host` has become `//host`.
  if (origin !== here || pathname.startsWith('//') || pathname.startsWith('/sign-in')) return undefined;
  return pathname + search + hash;
}
