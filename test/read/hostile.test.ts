import fc from 'fast-check';
import { expect, test } from 'vitest';
import { article } from '../../src/read/article.ts';
import { html } from '../../src/read/html.ts';
import { codeOf, pageOf } from './page.ts';

const paragraph =
  '<p>The SAMPLE court heard the invented case, and adjourned it, for reasons that it did not give to anybody present.</p>';
const sound = `<!doctype html><html lang="en"><head><title>SAMPLE</title><meta property="og:title" content="SAMPLE"></head><body><article><h1>SAMPLE</h1>${paragraph.repeat(8)}<ul><li><a href="#n">1</a></li></ul><table><tr><td>a</td><td>b</td></tr></table><div id="n">note</div></article></body></html>`;

/** Reads within two seconds of this thread's processor, whatever else the machine does, to a draft or to a failure with a code. */
function survives(markup: string | Uint8Array): string {
  const before = process.threadCpuUsage();
  const code = codeOf(() => article(pageOf(markup)));
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(2000);
  expect(code).toMatch(/^(none|extract\.[a-z-]+)$/);
  return code;
}

test.for([
  ['nested 100,000 deep', '<div>'.repeat(100_000), 'extract.too-complex'],
  [
    'a million attributes',
    `<p ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}`).join(' ')}>x</p>`,
    'extract.too-complex',
  ],
  ['a million elements', '<b>x</b>'.repeat(1_000_000), 'extract.too-complex'],
  ['unclosed formatting', '<b><i><font>'.repeat(5000), 'extract.too-complex'],
  ['only NUL bytes', '\0'.repeat(100_000), 'extract.empty'],
] as const)('%s: refused with a code', ([, markup, code]) => {
  expect(survives(markup)).toBe(code);
  expect(codeOf(() => html(pageOf(markup)).text('h1'))).toMatch(/^extract\./);
});

test('a long attribute, a long word and a long text node are no trouble', () => {
  survives(`<p title="${'x'.repeat(2_000_000)}">${sound}</p>`);
  survives(`<p>${'x'.repeat(1_000_000)}</p>`);
  survives(`${sound}<p>${'a. '.repeat(300_000)}</p>`);
  survives(`${sound}${'<a href="#n"><sup>1</sup></a>'.repeat(5000)}`);
  survives(`<p>${'('.repeat(100_000)} признан экстремистским</p>${sound}`);
  survives(`<p>${'настоящий материал '.repeat(20_000)}</p>${sound}`);
});

test('thousands of pictures between short paragraphs take no time that grows with their square', () => {
  survives(`<div>${'<p>The SAMPLE court heard it.</p><div class="photo"><img src="x"></div>'.repeat(6000)}</div>`);
});

test('mutated pages end in a draft or a failure', () => {
  const bytes = new TextEncoder().encode(sound);
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.nat(bytes.length), (changes, length) => {
      const mutated = bytes.slice();
      for (const [at, value] of changes) mutated[at] = value;
      survives(length % 3 === 0 ? mutated.subarray(0, length) : mutated);
    }),
    { numRuns: 150 },
  );
});

test('shuffled tags end in a draft or a failure', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<table>',
    '<tr>',
    '<td>',
    '</table>',
    '<ul>',
    '<li>',
    '</ul>',
    '<a href="#n">',
    '</a>',
    '<sup>',
    '</sup>',
    '<h2>',
    '</h2>',
    '<blockquote>',
    '<body>',
    '</body>',
    '</html>',
    '<html>',
    '<!--',
    '-->',
    '<![CDATA[',
    '&#0;',
    '&#xD800;',
    '\0',
    paragraph,
    '<svg>',
    '<template>',
    '<base href="::">',
    '<li id="n">',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      survives(pieces.join(''));
    }),
    { numRuns: 200 },
  );
});
