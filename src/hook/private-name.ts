/**
 * Names that lead into one's own network wherever they are looked up: `localhost` (RFC 6761), `local` (RFC 6762), `home.arpa` (RFC 8375), `internal`
 * (reserved by ICANN in 2024), and those that networks use by themselves and that were never given out.
 */
const endings = ['localhost', 'local', 'home.arpa', 'internal', 'localdomain', 'intranet', 'lan', 'home', 'corp'];

/** Whether a host can be told by its name alone to be none of the public internet; so can one without a dot. */
export function isPrivateName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.+$/, '');
  if (name.startsWith('[')) return false;
  return !name.includes('.') || endings.some((ending) => name.endsWith(`.${ending}`));
}
