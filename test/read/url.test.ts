import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalUrl } from '../../src/read/url.ts';

const groupsFile = '../shared/domain/url-groups.json';
type Group = { canonical: string; same: string[]; must_not_merge_with?: string[] };

test.for([
  ['http://www.kavkaz-uzel.eu/articles/1/?print=true', 'https://www.kavkaz-uzel.eu/articles/1'],
  ['https://spring96.org./en/news/2', 'https://spring96.org/en/news/2'],
  ['https://meduza.io/en/news/sample?ref=en.thebell.io&utm_source=x', 'https://meduza.io/en/news/sample'],
  [
    'http://forum18.org/archive.php?article_id=7&layout_type=mobile',
    'https://www.forum18.org/archive.php?article_id=7',
  ],
  ['https://zona.media/news/2022/01/02/sample/amp', 'https://zona.media/news/2022/01/02/sample'],
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

test.skipIf(!existsSync(groupsFile))(
  'addresses seen in the wild fall into their groups (needs ../shared/domain)',
  () => {
    const { groups } = JSON.parse(readFileSync(groupsFile, 'utf8')) as { groups: Group[] };
    // One judgment on several hosts is known by its ECLI and not by an address.
    for (const group of groups.filter(({ canonical }) => !canonical.startsWith('https://hudoc'))) {
      expect(group.same.map(canonicalUrl)).toEqual(group.same.map(() => group.canonical));
      expect(canonicalUrl(group.canonical)).toBe(group.canonical);
      for (const other of group.must_not_merge_with ?? []) expect(canonicalUrl(other)).not.toBe(group.canonical);
    }
  },
);
