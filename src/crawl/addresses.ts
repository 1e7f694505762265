import { lookup as lookupName } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { Failure } from '../errors.ts';
import { isTooLong } from '../model/page.ts';

/** One address of a name, as DNS gives it. */
export type Address = { address: string; family: 4 | 6 };

/** All addresses of a name. */
export type Lookup = (hostname: string) => Promise<Address[]>;

/** Where the network leads to. */
export type Route = (checked: Address) => Address;

/**
 * Addresses that no publisher lives at: this host, private and shared networks, link-local ones with their cloud metadata services,
 * documentation, multicast (RFC 6890), Azure's wire server, and the IPv6 spaces that carry an IPv4 address inside (NAT64, 6to4, Teredo).
 * `BlockList` compares an IPv4-mapped IPv6 address with the IPv4 rules by itself.
 */
const refused = new BlockList();
const networks: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 127],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
for (const [network, prefix] of networks) refused.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');

/** Whether an address is one that the crawler may connect to. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return !refused.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * What can be said of an address of the web before any name is looked up: http or https, no name and password, no refused literal.
 * @throws Failure fetch.refused
 */
export function checkUrl(url: string): URL {
  if (isTooLong(url)) throw refusal(`${url.slice(0, 200)}…`, 'is longer than any publisher’s address');
  const parsed = URL.parse(url);
  if (parsed === null) throw refusal(url, 'is not a web address');
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') throw refusal(url, 'is neither http nor https');
  if (parsed.username !== '' || parsed.password !== '') throw refusal(url, 'carries a name or password');
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublic(host)) throw refusal(url, `points into a private network (${host})`);
  return parsed;
}

/**
 * A lookup for sockets that gives the very addresses it has checked, so that a name that answers differently the second time gains nothing.
 * One refused address among several refuses the name. `route` tells where a checked address is connected to: there, unless a stand-in is given.
 */
export function guardedLookup(lookup: Lookup = systemLookup, route: Route = (address) => address): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (found) => {
        const bad = found.find(({ address }) => !isPublic(address));
        const wanted = found
          .filter(({ family }) => !options.family || options.family === family || options.family === `IPv${family}`)
          .map(route);
        const first = wanted[0];
        if (bad) callback(refusal(hostname, `leads into a private network (${bad.address})`), '');
        else if (first === undefined) callback(notFound(hostname), '');
        else if (options.all) callback(null, wanted);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

async function systemLookup(hostname: string): Promise<Address[]> {
  const found = await lookupName(hostname, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function refusal(what: string, why: string): Failure {
  return new Failure('fetch.refused', `${what} ${why} and is not fetched.`, { url: what });
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address of ${hostname}`), { code: 'ENOTFOUND' });
}

/** Why an address cannot be one of a publisher; `undefined` when it can. */
export function refusalOf(url: string): Failure | undefined {
  try {
    checkUrl(url);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** The address that is asked for: what stands behind `#` stays here. */
export function pageOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  parsed.hash = '';
  return parsed.href;
}

/**
 * Refuses a page whose address ended at a home page, of its site or of one language of it, though it is none itself: what many sites do with pages
 * that they no longer have. @throws Failure fetch.redirects
 */
export function refuseHome(asked: string, final: string): void {
  if (!isHome(final) || isHome(asked)) return;
  throw new Failure('fetch.redirects', 'The page leads to the home page of its site instead of its text.', {
    url: asked,
  });
}

function isHome(address: string): boolean {
  const { pathname, search } = new URL(address);
  return /^\/(?:[a-z]{2}(?:-[a-z]{2})?\/?)?(?:index\.\w+)?$/i.test(pathname) && search === '';
}
