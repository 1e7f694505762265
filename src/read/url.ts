import { type HostRule, hostRules, mirrorHosts } from './url-rules.ts';

/** Parameters that say where a reader came from or how the page is to look, at whatever host. */
const passing =
  /^(?:utm_\w*|ref|ref_src|referrer|source|fbclid|gclid|yclid|dclid|msclkid|mc_cid|mc_eid|igshid|_ga|_gl|ysclid|from|tztc|print|printable|layout_type|view_mode|amp|outputtype|share|replytocom|cmpid|cid|ito|at_\w+|xtor|smid|spm|__twitter_impression|_openstat|rss|nocache|s_cid)$/i;
/** Wayback Machine and other archives: the archived address stands behind a time stamp. */
const archived =
  /^https?:\/\/(?:web\.archive\.org\/web|webarchive\.archive\.unhcr\.org|webarchive\.nationalarchives\.gov\.uk(?:\/ukgwa)?)\/\d{4,14}(?:[a-z]{2}_)?\/(https?:\/\/.+)$/i;

/**
 * The one address under which a document is known, whichever of its addresses is given: https, the host as its publisher writes it (mirrors
 * and archives named by their publisher), no default port, trailing dot or fragment, without parameters that only track, print or lay out, the
 * rest in order. At hosts with a rule of their own (`url-rules.ts`) that rule says what identifies a page. What is no http address is
 * returned as it is.
 */
export function canonicalUrl(url: string): string {
  const address = URL.parse(archived.exec(url.trim())?.[1] ?? url.trim());
  if (address === null || !/^https?:$/.test(address.protocol)) return url;
  const host = publisherHost(address.hostname);
  const rule = hostRules[host.replace(/^www\./, '')] ?? {};
  const rewritten = rewrite(address, rule);
  if (rewritten !== undefined)
    return canonicalUrl(`https://${rewritten.startsWith('/') ? (rule.host ?? host) + rewritten : rewritten}`);
  const port = address.port === '' ? '' : `:${address.port}`;
  return `https://${rule.host ?? host}${port}${pathOf(address, rule)}${queryOf(address, rule)}`;
}

/** Whether an address names a PDF, as a page of its own or in its last parameter. */
export function namesPdf(url: string): boolean {
  return /\.pdf(?:$|[?#])/i.test(url);
}

function publisherHost(hostname: string): string {
  const host = hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)/, '');
  return mirrorHosts[host] ?? host;
}

function rewrite(address: URL, rule: HostRule): string | undefined {
  const rest = address.pathname + address.search + address.hash;
  const found = rule.rewrite?.find(([pattern]) => pattern.test(rest));
  return found === undefined ? undefined : rest.replace(found[0], found[1]);
}

function pathOf(address: URL, rule: HostRule): string {
  const path = address.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:amp|print)(?=\/?$)|\.amp(?=\.html?$)/i, '')
    .replace(/^$/, '/');
  if (rule.slash === 'none') return path.replace(/(?<=.)\/$/, '');
  return rule.slash === 'always' && !/\/$|\.\w{1,5}$/.test(path) ? `${path}/` : path;
}

function queryOf(address: URL, rule: HostRule): string {
  const kept = address.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const name = part.split('=')[0] ?? '';
      if (rule.keep === undefined) return passing.test(name) ? [] : [part];
      const written = rule.keep.find((one) => one.toLowerCase() === name.toLowerCase());
      return written === undefined ? [] : [written + part.slice(name.length)];
    });
  return kept.length === 0 ? '' : `?${kept.sort().join('&')}`;
}
