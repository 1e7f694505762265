import { expect, test } from 'vitest';
import { judgmentNumber, judgmentOf, sameJudgment } from '../../src/read/judgment.ts';
import { canonicalUrl } from '../../src/read/url.ts';
import data from './url-groups.json' with { type: 'json' };

type Group = { canonical: string; same: string[]; must_not_merge_with?: string[]; openings?: string[] };
const groups: Group[] = data.groups;

test.for([
  ['http://www.kavkaz-uzel.eu/articles/1/?print=true', 'https://www.kavkaz-uzel.eu/articles/1'],
  ['https://spring96.org./en/news/2', 'https://spring96.org/en/news/2'],
  ['https://meduza.io/en/news/sample?ref=en.thebell.io&utm_source=x', 'https://meduza.io/en/news/sample'],
  [
    'http://forum18.org/archive.php?article_id=7&layout_type=mobile',
    'https://www.forum18.org/archive.php?article_id=7',
  ],
  ['https://zona.media/news/2022/01/02/sample/amp', 'https://zona.media/news/2022/01/02/sample'],
  ['https://www.rferl.org/amp/sample-story/12345678.html', 'https://www.rferl.org/a/sample-story/12345678.html'],
  ['https://dgoj30r2jurw5.cloudfront.net/news/sample', 'https://jw-russia.org/news/sample'],
  ['https://www.jw-russia.org/news/sample', 'https://jw-russia.org/news/sample'],
  ['https://settlers-wiggles-118669.appspot.com/news/sample', 'https://zona.media/news/sample'],
  [
    'https://pace.coe.int/en/files/77/html',
    'https://assembly.coe.int/nw/xml/XRef/X2H-Xref-ViewHTML.asp?FileID=77&lang=EN',
  ],
  [
    'http://www.refworld.org/type,ANNUALREPORT,USCIRF,RUS,0123456789,0.html',
    'https://www.refworld.org/docid/0123456789.html',
  ],
  ['https://web.archive.org/web/20200102030405/http://example.org/a', 'https://example.org/a'],
  ['https://Example.org:443/a//b?b=2&a=1#part', 'https://example.org/a/b?a=1&b=2'],
  ['https://example.org/spip.php?article492', 'https://example.org/spip.php?article492'],
  ['https://m.example.org/a', 'https://example.org/a'],
  ['mailto:somebody@example.org', 'mailto:somebody@example.org'],
] as const)('%s is known as %s', ([url, canonical]) => {
  expect(canonicalUrl(url)).toBe(canonical);
  expect(canonicalUrl(canonical)).toBe(canonical);
});

test('pages of a chronicle stay apart', () => {
  expect(canonicalUrl('https://ovd.info/story/x?page=1')).not.toBe(canonicalUrl('https://ovd.info/story/x?page=2'));
});

test.for(groups.filter(({ openings }) => openings === undefined))(
  'addresses of one document fall together, and others stay apart: $canonical',
  ({ canonical, same, must_not_merge_with = [] }) => {
    for (const url of [canonical, ...same]) expect(canonicalUrl(url)).toBe(canonical);
    for (const other of must_not_merge_with) expect(canonicalUrl(other)).not.toBe(canonical);
  },
);

test('one judgment on several hosts is known by what it prints in one of two ways, and no other is', () => {
  const judgments = groups.flatMap(({ openings }) => {
    if (openings === undefined) return [];
    const [named, coded] = openings.map((opening) => judgmentNumber(opening));
    const known = judgmentOf(coded);
    return [[judgmentOf(named, known?.deliveredOn), known]];
  });
  for (const [at, [named]] of judgments.entries())
    expect(judgments.map(([, coded]) => sameJudgment(named, coded))).toEqual(judgments.map((_, other) => other === at));
});

test('no two groups fall together', () => {
  expect(new Set(groups.map(({ canonical }) => canonicalUrl(canonical))).size).toBe(groups.length);
});
