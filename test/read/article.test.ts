import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { article } from '../../src/read/article.ts';
import { recordings } from '../recordings.ts';
import { codeOf, pageOf } from './page.ts';

const sentence =
  'The SAMPLE court heard the invented case of an invented applicant, and adjourned it to a later day, for reasons it did not give.';
const prose = (count: number) => Array.from({ length: count }, (_, i) => `<p>${i + 1} ${sentence}</p>`).join('\n');
const expectedProse = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1} ${sentence}`);
const real = recordings('corpus/ovdinfo-reports');

const page = `<!doctype html><html lang="en"><head><title>SAMPLE report</title><script>var x = 1;</script></head><body>
<header><nav><a href="/">Home</a><a href="/about">About us</a></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept</button></div>
<main><article><h1>SAMPLE report</h1><p class="byline">By Somebody Invented</p><p class="date">5 May 2024</p>
<div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>
${prose(4)}
<figure><img src="x.jpg"><figcaption>A photo of nobody.</figcaption></figure>
<h2>Findings</h2>${prose(2)}<ul><li>First finding of the invented mission, in a few words.</li><li>Second finding of it.</li></ul>
<table><tr><th>Year</th><th>Cases</th></tr><tr><td>2023</td><td>12</td></tr></table>
<p><a href="/other">Read also: another invented story</a></p>
<h2>Methods</h2><p>As said elsewhere<sup><a href="#n1">1</a></sup>, ${sentence}</p>
<div class="related-posts"><h3>Related</h3><ul><li><a href="/a">One</a></li><li><a href="/b">Two</a></li></ul></div>
</article><div class="donate-box"><p>Donate now to keep us going.</p></div></main>
<div id="notes"><ol><li id="n1">SAMPLE source, 2020. <a href="#r">↑</a></li></ol></div>
<footer><p>Subscribe to our newsletter. All rights reserved.</p></footer></body></html>`;

test('keeps the article with its structure and drops what is around it', () => {
  const { title, publishedOn, language, blocks } = article(pageOf(page));
  expect({ title, publishedOn, language }).toEqual({
    title: 'SAMPLE report',
    publishedOn: '2024-05-05',
    language: 'en',
  });
  expect(blocks.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 4 }, () => 'paragraph'),
    'heading',
    'paragraph',
    'paragraph',
    'item',
    'item',
    'table',
    'table',
    'heading',
    'paragraph',
    'note',
  ]);
  expect(blocks.at(-2)).toMatchObject({ text: `As said elsewhere, ${sentence}`, marks: [{ number: '1', at: 17 }] });
  expect(blocks.at(-1)).toEqual({ kind: 'note', text: 'SAMPLE source, 2020.', number: '1' });
  expect(blocks.map(({ text }) => text).join('\n')).not.toMatch(
    /cookies|Share|Donate|Related|Read also|photo|newsletter|Home/,
  );
});

test('an article inside a box with a misleading name is found', () => {
  const { blocks } = article(
    pageOf(`<html><body><div class="sidebar comment-layout">${prose(12)}</div><p>x</p></body></html>`),
  );
  expect(blocks).toHaveLength(12);
});

test('an article whose box is named after the sidebar beside it is found, on a page with a long list of others', () => {
  const others = `<ul>${'<li><a href="/x">SAMPLE report on another invented country</a></li>'.repeat(200)}</ul>`;
  const html = `<body><div class="article-content sticky-sidebar-relative">${prose(5)}</div>${others}</body>`;
  expect(article(pageOf(`<html>${html}</html>`)).blocks.map(({ text }) => text)).toEqual(expectedProse(5));
});

test('a whole article in the element of a heading is an article', () => {
  const { blocks } = article(pageOf(`<html><body><h1>SAMPLE</h1><h2 class="lead">${prose(4)}</h2></body></html>`));
  expect(blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual(
    expectedProse(4).map((text) => `paragraph ${text}`),
  );
});

test('a text without a single whole sentence is kept as it is', () => {
  const lines = [1, 2, 3, 4, 5, 6].map((day) => `<p>${day} SAMPLE of an invented day</p>`).join('');
  expect(article(pageOf(`<html><body><article>${lines}</article></body></html>`)).blocks).toHaveLength(6);
});

const box = (inside: string) =>
  `<div class="field__item"><div class="paragraph"><div class="text">${inside}</div></div></div>`;

test('an article in boxes of one kind is read whole, with what stands between them', () => {
  const boxes = `${box(prose(1))}${box(prose(6))}<h2>Findings</h2><div class="quote"><p>SAMPLE words of a witness.</p></div>${box(prose(2))}`;
  const { blocks } = article(pageOf(`<html><body><main><h1>SAMPLE</h1><div>${boxes}</div></main></body></html>`));
  const texts = blocks.map(({ text }) => text);
  expect(texts).toEqual([
    ...expectedProse(1),
    ...expectedProse(6),
    'Findings',
    'SAMPLE words of a witness.',
    ...expectedProse(2),
  ]);
});

test('boxes of one kind with a title or a day of their own are other articles', () => {
  const titled = (title: string) => box(`${title}${prose(2)}`);
  const others = [
    titled('<h1>Other</h1>'),
    titled('<time>5 May 2024</time>'),
    titled('<h3><a href="/x">Other</a></h3>'),
  ];
  const html = `<main><div>${box(prose(9))}${others.join('')}</div></main>`;
  expect(article(pageOf(`<html><body>${html}</body></html>`)).blocks).toHaveLength(9);
});

test('a stressed sentence beside a picture is text, not its caption', () => {
  const stressed = `<div><strong><img class="image" src="x.jpg">Stressed: ${sentence}</strong><p>${sentence}</p>${prose(3)}</div>`;
  const { blocks } = article(pageOf(`<html><body><article>${stressed}</article></body></html>`));
  expect(blocks[0]?.text).toBe(`Stressed: ${sentence}`);
});

test('words in running text survive whatever their class', () => {
  const { blocks } = article(
    pageOf(
      `<html><body><article>${prose(3)}<p>The charge under article <span class="remark" id="comment_1">165</span> was dropped, ${sentence}</p></article></body></html>`,
    ),
  );
  expect(blocks.at(-1)?.text).toContain('under article 165 was dropped');
  const list = ['280', '282', '282.1']
    .map((one, i) => `<span class="remark" id="comment_${i}"><a href="#r${i}">${one}</a></span>`)
    .join(', ');
  const more = article(
    pageOf(`<html><body><article>${prose(3)}<p>Articles ${list} are used, ${sentence}</p></article></body></html>`),
  );
  expect(more.blocks.at(-1)?.text).toContain('Articles 280, 282, 282.1 are used');
});

test('headings that link to themselves stay, headings that link to other pages go', () => {
  const { blocks } = article(
    pageOf(
      `<html><body><article>${prose(3)}<h2 id="a"><a href="#a">A section</a></h2>${prose(2)}<h3><a href="/other">Another invented story</a></h3>${prose(2)}</article></body></html>`,
    ),
  );
  expect(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual(['A section']);
});

test('fragments without html and body are read', () => {
  expect(article(pageOf(prose(5))).blocks).toHaveLength(5);
});

test('a page that a script would draw, and one without an article, fail with a code', () => {
  expect(
    codeOf(() =>
      article(
        pageOf(
          '<!doctype html><html><head><script src="app.js"></script></head><body><div id="app"></div></body></html>',
        ),
      ),
    ),
  ).toBe('extract.script-drawn');
  expect(codeOf(() => article(pageOf('<!doctype html><html><body></body></html>')))).toBe('extract.empty');
});

test.skipIf(real.missing)(real.title('real OVD-Info reports keep 98 % of their paragraphs, whole and in order'), () => {
  for (const folder of ['2014_cr-report', '2014_20-2-trials']) {
    const { nodes } = JSON.parse(readFileSync(`${real.path}/${folder}/content.json`, 'utf8'));
    const kinds: Record<string, string> = {
      text: 'paragraph',
      heading: 'heading',
      list_item: 'item',
      blockquote: 'quote',
    };
    const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
    const wanted: string[] = nodes.content.nodes
      .map((id: string) => nodes[id])
      .filter(
        (node: { type: string; content?: string }) => kinds[node.type] !== undefined && flat(node.content ?? '') !== '',
      )
      .map((node: { type: string; content: string }) => `${kinds[node.type]} ${flat(node.content)}`);
    const found = article(pageOf(readFileSync(`${real.path}/${folder}/index.html`))).blocks.map(
      ({ kind, text }) => `${kind} ${flat(text)}`,
    );
    let at = 0;
    const whole = wanted.filter((want) => {
      const next = found.indexOf(want, at);
      if (next >= 0) at = next + 1;
      return next >= 0;
    });
    expect(whole.length / wanted.length).toBeGreaterThan(0.98);
  }
});

test.skipIf(real.missing)(real.title('a real report drawn by a script says so'), () => {
  expect(codeOf(() => article(pageOf(readFileSync(`${real.path}/2017_pp15-16/index.html`))))).toBe(
    'extract.script-drawn',
  );
});

test('a United Nations document is of the day in its head, not of the page around it', () => {
  const prose =
    '<p>The Special Rapporteur visited the sample region and met the people who had been held there for a year.</p>';
  const head = (more: string) =>
    pageOf(`<html><head><meta property="article:published_time" content="2025-01-01"></head><body><table><tr><td>Distr.: General</td></tr>
<tr><td>12 March 2024</td></tr></table>${more}<h1>SAMPLE</h1><article>${prose.repeat(8)}</article></body></html>`);
  expect(article(head('')).publishedOn).toBe('2024-03-12');
  expect(article(head('<aside>Distr.: General 13 March 2024</aside>')).publishedOn).toBe('2025-01-01');
});

test.for([
  '<div class="support-us"><p>We write for you, and need your gifts to go on with it.</p></div>',
  '<div class="c-newsletterBox"><p>Every Friday the week in one letter, for nothing.</p></div>',
  '<section id="mc4wp-form-1"><p>Leave your address, and hear of us once a month.</p></section>',
  '<p>Support our work: <a href="/donate">give what you can</a>.</p>',
  '<p>Подпишитесь на <a href="/mail">нашу рассылку</a>, чтобы ничего не пропустить.</p>',
  '<p>Сделайте разовое пожертвование <a href="/d">на странице помощи</a>.</p>',
])('a box that asks for money or an address is left out: %s', (box) => {
  const { blocks } = article(
    pageOf(`<html><body><article><h1>SAMPLE</h1>${prose(6)}${box}${prose(4)}</article></body></html>`),
  );
  expect(blocks.map(({ text }) => text)).toEqual([...expectedProse(6), ...expectedProse(4)]);
});

test.for([
  [
    'a box of consent',
    '<div id="CybotCookiebotDialog"><p>This site uses cookies to measure what its SAMPLE readers read.</p></div>',
  ],
  [
    'a box under an appeal',
    '<div class="box"><h3>Поддержите нас</h3><p>ОБРАЗЕЦ. Мы работаем благодаря вам, и только вам.</p></div>',
  ],
  ['a day above the text', '<p>12 марта 2024 г.</p>'],
] as const)('%s is left out', ([, box]) => {
  const prose =
    '<p>The SAMPLE court heard the invented case of the teacher, and adjourned it, for reasons that it did not give to anybody.</p>';
  const { blocks } = article(
    pageOf(`<html lang="en"><body><main><h1>SAMPLE</h1>${box}${prose.repeat(6)}</main></body></html>`),
  );
  expect(blocks.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => 'paragraph'));
});

test('a section about support, in an article, stays', () => {
  const prose =
    '<p>The SAMPLE court heard the invented case of the teacher, and adjourned it, for reasons that it did not give to anybody.</p>';
  const { blocks } = article(
    pageOf(
      `<html lang="en"><body><main><h1>SAMPLE</h1>${prose}<section><h2>Help us, they said</h2>${prose.repeat(6)}</section></main></body></html>`,
    ),
  );
  expect(blocks.map(({ text }) => text)).toContain('Help us, they said');
});

test('a sentence that tells of gifts or subscriptions stays', () => {
  const told =
    '<p>Subscribe to a foreign agent’s channel and you may be asked about it, the invented lawyer said.</p><p>He had to <a href="/x">donate</a> a day’s pay to the army.</p>';
  const { blocks } = article(
    pageOf(`<html><body><article><h1>SAMPLE</h1>${prose(6)}${told}${prose(4)}</article></body></html>`),
  );
  expect(blocks).toHaveLength(12);
});

test('notes without links are tied to their marks by the heading over them and their run from 1', () => {
  const body = `<p>${sentence.slice(0, -1)} [1], it said so.[2] More in [2024] and [9].</p>${prose(6)}`;
  const list = '<h2>Примечания</h2><p>1 See the SAMPLE report, p. 5.</p><p>2 Interview with an invented person.</p>';
  const { blocks } = article(pageOf(`<html><body><article><h1>SAMPLE</h1>${body}${list}</article></body></html>`));
  expect(blocks[0]).toMatchObject({
    text: `${sentence.slice(0, -1)}, it said so. More in [2024] and [9].`,
    marks: [
      { number: '1', at: sentence.length - 1 },
      { number: '2', at: sentence.length + 12 },
    ],
  });
  expect(blocks.slice(-2)).toEqual([
    { kind: 'note', text: 'See the SAMPLE report, p. 5.', number: '1' },
    { kind: 'note', text: 'Interview with an invented person.', number: '2' },
  ]);
});

test('a numbered list under the heading "Notes" whose numbers nothing refers to stays a list', () => {
  const list = '<h2>Notes</h2><p>1 See the SAMPLE report, p. 5.</p><p>2 Interview with an invented person.</p>';
  const { blocks } = article(pageOf(`<html><body><article><h1>SAMPLE</h1>${prose(6)}${list}</article></body></html>`));
  expect(blocks.filter(({ kind }) => kind === 'note')).toEqual([]);
  expect(blocks.at(-1)?.text).toBe('2 Interview with an invented person.');
});

test('paragraph numbers without a point are known by their run, days of a month are none', () => {
  const numbered = [12, 13, 14, 15].map((number) => `<p>${number} The ${sentence}</p>`).join('');
  const days = [1, 2, 3, 4].map((day) => `<p>${day} March: ${sentence}</p>`).join('');
  const { blocks } = article(
    pageOf(`<html><body><article><h1>SAMPLE</h1>${numbered}<p>¶ 16 ${sentence}</p>${days}</article></body></html>`),
  );
  expect(blocks.map(({ number }) => number)).toEqual(['12', '13', '14', '15', '16', ...Array(4).fill(undefined)]);
  expect(blocks[0]?.text).toMatch(/^12 The The SAMPLE/);
});
