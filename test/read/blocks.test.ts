import { expect, test } from 'vitest';
import type { Block } from '../../src/model/draft.ts';
import { html } from '../../src/read/html.ts';
import { pageOf } from './page.ts';

const read = (markup: string): Block[] => html(pageOf(`<main>${markup}</main>`)).blocks('main');

test('headings keep their level, paragraphs their order, white space is one blank', () => {
  expect(read('<h2>I.  Summary</h2><p>First\n  line.</p><div>Second <b>bold</b> line.</div>loose')).toEqual([
    { kind: 'heading', text: 'I. Summary', level: 2 },
    { kind: 'paragraph', text: 'First line.' },
    { kind: 'paragraph', text: 'Second bold line.' },
    { kind: 'paragraph', text: 'loose' },
  ]);
});

test('custom elements flow in the line unless they hold blocks', () => {
  expect(
    read('<p>Fined (<x-source><a href="/s">6</a></x-source>).</p><x-body><p>One.</p><p>Two.</p></x-body>').map(
      (block) => block.text,
    ),
  ).toEqual(['Fined (6).', 'One.', 'Two.']);
});

test('one line break stays a line, two end the paragraph', () => {
  expect(read('<p>Line one<br>line two<br><br>New paragraph</p>').map((block) => block.text)).toEqual([
    'Line one\nline two',
    'New paragraph',
  ]);
});

test('list items carry the number that the page draws, and it is no part of the text', () => {
  expect(read('<ol start="3"><li>Third</li><li><p>Fourth</p><p>more</p></li></ol><ul><li>dot</li></ul>')).toEqual([
    { kind: 'item', text: 'Third', number: '3' },
    { kind: 'item', text: 'Fourth', number: '4' },
    { kind: 'item', text: 'more' },
    { kind: 'item', text: 'dot' },
  ]);
});

test('items and quotes are known by role and class too', () => {
  const kinds = read(
    '<div role="listitem">a</div><div class="node list-item">b</div><blockquote><p>c</p></blockquote>',
  );
  expect(kinds.map((block) => block.kind)).toEqual(['item', 'item', 'quote']);
});

test.for([
  ['12. The Court notes the facts.', '12'],
  ['4.2.1 In general the risk is real.', '4.2.1'],
  ['¶ 14 The applicant states so.', '14'],
  ['[23] The Tribunal finds so.', '23'],
  ['§ 7.1 Суд указал на это.', '7.1'],
  ['2014 was a year of laws.', undefined],
  ['12 марта 2024 года суд решил.', undefined],
  ['5.5 million people live there.', undefined],
  ['3. and so on', undefined],
] as const)('the printed number of %j is %s, and the text keeps it', ([text, number]) => {
  expect(read(`<p>${text}</p>`)).toEqual([{ kind: 'paragraph', text, ...(number !== undefined && { number }) }]);
});

test('a data table gives one block a row, a layout table its paragraphs', () => {
  expect(read('<table><tr><th>Year</th><th>Cases</th></tr><tr><td>2023</td><td>12<br>(a)</td></tr></table>')).toEqual([
    { kind: 'table', text: 'Year | Cases' },
    { kind: 'table', text: '2023 | 12 (a)' },
  ]);
  expect(read('<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>').map((block) => block.kind)).toEqual([
    'paragraph',
    'paragraph',
  ]);
});

test('a footnote is tied to its mark: the mark leaves the text, the note loses its back link', () => {
  const blocks = read(
    `<p>He was fined<sup id="r1"><a href="#n1">1</a></sup> twice.<a href="#_ftn2" name="_ftnref2">[2]</a></p>
     <ol><li id="n1">SAMPLE v. SAMPLE, 2020. <a href="#r1">↑</a></li></ol>
     <p><a name="_ftn2" href="#_ftnref2">[2]</a> Interview, <i>2021</i>.</p>`,
  );
  expect(blocks).toEqual([
    {
      kind: 'paragraph',
      text: 'He was fined twice.',
      marks: [
        { number: '1', at: 12 },
        { number: '2', at: 19 },
      ],
    },
    { kind: 'note', text: 'SAMPLE v. SAMPLE, 2020.', number: '1' },
    { kind: 'note', text: 'Interview, 2021.', number: '2' },
  ]);
});

test('brackets around the link belong to the mark', () => {
  const blocks = read(
    `<p>He was fined [<a href="#nb1" id="nh1">1</a>] twice.</p><div id="nb1"><p>[<a href="#nh1">1</a>] SAMPLE v. SAMPLE.</p></div>`,
  );
  expect(blocks).toEqual([
    { kind: 'paragraph', text: 'He was fined twice.', marks: [{ number: '1', at: 12 }] },
    { kind: 'note', text: 'SAMPLE v. SAMPLE.', number: '1' },
  ]);
});

test('a link with the mark at its end leads to its note too', () => {
  const blocks = read(
    '<p>See <a href="#w">the report<sup>37</sup></a>.</p><div id="w"><p>Report</p><p>SAMPLE, 2014</p></div>',
  );
  expect(blocks).toEqual([
    { kind: 'paragraph', text: 'See the report.', marks: [{ number: '37', at: 14 }] },
    { kind: 'note', text: 'Report\nSAMPLE, 2014', number: '37' },
  ]);
});

test('a superscript after an article number is its part, other superscripts stay superscripts', () => {
  expect(read('<p>ст. 280<sup>3</sup> УК</p>')[0]?.text).toBe('ст. 280.3 УК');
  expect(read('<p>статьям от 58<sup>1</sup> до 58<sup>14</sup></p>')[0]?.text).toBe('статьям от 58.1 до 58.14');
  expect(read('<p>Article 212<sup>1</sup></p>')[0]?.text).toBe('Article 212.1');
  expect(read('<p>20 м<sup>2</sup>, 10<sup>6</sup></p>')[0]?.text).toBe('20 м², 10⁶');
});

test('a table of contents makes no footnotes', () => {
  const blocks = read('<ul><li><a href="#s1">1</a></li></ul><h2 id="s1">First</h2><p id="p">Words.</p>');
  expect(blocks.filter((block) => block.kind === 'note')).toEqual([]);
});

test('statutory notices are blocks of their own', () => {
  const notice =
    'НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН И РАСПРОСТРАНЕН ИНОСТРАННЫМ АГЕНТОМ ООО «ОБРАЗЕЦ», ЛИБО КАСАЕТСЯ ДЕЯТЕЛЬНОСТИ ИНОСТРАННОГО АГЕНТА ООО «ОБРАЗЕЦ».';
  expect(read(`<p>${notice}</p><p>${notice} Суд оштрафовал активиста.</p>`).map(({ kind }) => kind)).toEqual([
    'notice',
    'notice',
    'paragraph',
  ]);
});

test('scripts, forms and hidden parts are not read', () => {
  expect(
    read(
      '<script>x</script><style>y</style><button>Press</button><p hidden>h</p><p style="display: none">d</p><p>seen</p>',
    ),
  ).toEqual([{ kind: 'paragraph', text: 'seen' }]);
});
