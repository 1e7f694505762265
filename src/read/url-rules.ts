/**
 * What identifies a page at the hosts that we know, as data. Evidence: addresses under which the same and different documents were seen.
 * Hosts are given without `www.`; subdomains have rules of their own. Parameters that are dropped at every host are in `url.ts`.
 */
export type HostRule = {
  /** The host as the publisher writes it, when it is not the bare one. */
  host?: string;
  /** Whether paths end in a slash, where the host answers with and without. */
  slash?: 'none' | 'always';
  /** The only query parameters that identify a document, as they are to be written; all others are dropped. */
  keep?: readonly string[];
  /** Rewrites of path and query (`/x?y=z`), the first that matches counts; `$1` as in `String.replace`. A target may name another host. */
  rewrite?: readonly (readonly [pattern: RegExp, target: string])[];
};

/** The stations of RFE/RL give a page for phones at `/amp/` that stands at `/a/` in full. */
const stations: HostRule['rewrite'] = [[/^\/amp\/(?=.*\.html)/, '/a/']];

export const hostRules: Readonly<Record<string, HostRule>> = {
  'forum18.org': { host: 'www.forum18.org', keep: ['article_id', 'country', 'query'] },
  'kavkaz-uzel.eu': { host: 'www.kavkaz-uzel.eu', keep: [], slash: 'none' },
  'hrw.org': {
    host: 'www.hrw.org',
    keep: ['page'],
    rewrite: [
      // The report as it was first addressed; its later address adds the subtitle.
      [
        /^\/reports\/2013\/04\/24\/laws-attrition\/?$/,
        '/report/2013/04/24/laws-attrition/crackdown-russias-civil-society-after-putins-return-presidency',
      ],
    ],
  },
  'assembly.coe.int': { keep: ['FileID', 'lang'] },
  'pace.coe.int': {
    rewrite: [
      [/^\/en\/files\/(\d+)(?:\/html)?\/?$/, 'assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=$1&lang=EN'],
      [/^\/fr\/files\/(\d+)(?:\/html)?\/?$/, 'assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=$1&lang=FR'],
    ],
  },
  'refworld.org': {
    host: 'www.refworld.org',
    keep: [],
    rewrite: [[/^\/(?:type|publisher|country|topic),[^/]*?,([0-9a-f]{8,12}),\d+\.html$/, '/docid/$1.html']],
  },
  'hudoc.echr.coe.int': {
    keep: ['i', 'library', 'id', 'query', 'sort', 'start'],
    // The judgment's page names it in the fragment: #{"itemid":["001-217751"]}
    rewrite: [[/^\/(eng|fre)[^#]*#\{.*?%22itemid%22:\[%22([\w-]+)%22.*$/, '/$1?i=$2']],
  },
  'bailii.org': { host: 'www.bailii.org', keep: [] },
  'state.gov': { host: 'www.state.gov', slash: 'always' },
  'uscirf.gov': { host: 'www.uscirf.gov' },
  'gov.uk': { host: 'www.gov.uk' },
  'ohchr.org': { host: 'www.ohchr.org' },
  'amnesty.org': { host: 'www.amnesty.org' },
  'aljazeera.com': { host: 'www.aljazeera.com' },
  'rferl.org': { host: 'www.rferl.org', rewrite: stations },
  'svoboda.org': { host: 'www.svoboda.org', rewrite: stations },
  'currenttime.tv': { host: 'www.currenttime.tv', rewrite: stations },
  'moscowtimes.ru': { host: 'www.moscowtimes.ru' },
  'themoscowtimes.com': { host: 'www.themoscowtimes.com' },
  'golosameriki.com': { host: 'www.golosameriki.com', rewrite: stations },
  'kommersant.ru': { host: 'www.kommersant.ru' },
  'sova-center.ru': { host: 'www.sova-center.ru', slash: 'always' },
  'jw.org': { host: 'www.jw.org' },
  // Seen with and without `www.`.
  'jw-russia.org': { host: 'jw-russia.org' },
  'khpg.org': { host: 'khpg.org' },
  'fidh.org': { host: 'www.fidh.org' },
  'osce.org': { host: 'www.osce.org' },
  'coe.int': { host: 'www.coe.int' },
  'venice.coe.int': { host: 'www.venice.coe.int', keep: ['pdf', 'lang'] },
  'ecoi.net': { host: 'www.ecoi.net' },
};

/** Hosts that carry a publisher's pages under another name, with the same paths. Owners were judged from the pages themselves. */
export const mirrorHosts: Readonly<Record<string, string>> = {
  'ira-nymphs-132559.appspot.com': 'ovd.info',
  'maltas-rites-724846.appspot.com': 'ovd.info',
  'settlers-wiggles-118669.appspot.com': 'zona.media',
  'quadrants-flashest-426024.appspot.com': 'zona.media',
  'pr418.com': 'www.jw.org',
  'plugin-frontend.meduza.io': 'meduza.io',
  'staging.rferl.org': 'www.rferl.org',
  'cpj-preprod.go-vip.net': 'cpj.org',
  'incubatorold.memohrc.org': 'memohrc.org',
  'moscowtimes.nl': 'www.moscowtimes.ru',
  'dgoj30r2jurw5.cloudfront.net': 'jw-russia.org',
  'd3a1ftdb2p4mjb.cloudfront.net': 'ru.krymr.com',
  'd31icbnmvylvz7.cloudfront.net': 'www.golosameriki.com',
  'd8ngmj9cwvjd6zm5.salvatore.rest': 'www.hrw.org',
  '1-e8259.azureedge.net': 'www.aljazeera.com',
  'grani2.appspot.com': 'graniru.org',
  'beta.bailii.org': 'www.bailii.org',
  '469393.qwpa.asia': 'www.bailii.org',
  '247215.ittrading-hk.tech': 'www.bailii.org',
};
