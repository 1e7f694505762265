import { expect, test } from 'vitest';
import { html } from '../../src/read/html.ts';
import { codeOf, pageOf } from './page.ts';

const sample = html(
  pageOf(`<!doctype html><title>SAMPLE</title><h1> The
    title </h1><p class="lead">One</p><p class="lead">Two</p><a id="a" href="/x?y=1#z">Here</a>
    <nav><a href="b.html">B</a><a href="b.html">again</a><a href="mailto:x@example.org">mail</a><a>none</a></nav><p id="empty"> </p>`),
);

test('text demands exactly one match', () => {
  expect(sample.text('h1')).toBe('The title');
  expect(codeOf(() => sample.text('h2'))).toBe('extract.missing');
  expect(codeOf(() => sample.text('.lead'))).toBe('extract.ambiguous');
  expect(codeOf(() => sample.text('#empty'))).toBe('extract.empty');
});

test('attr demands the attribute too', () => {
  expect(sample.attr('#a', 'href')).toBe('/x?y=1#z');
  expect(codeOf(() => sample.attr('#a', 'title'))).toBe('extract.missing');
});

test('all gives every text, and nothing is no failure', () => {
  expect(sample.all('.lead')).toEqual(['One', 'Two']);
  expect(sample.all('.gone')).toEqual([]);
});

test('links are absolute, each address once, only http', () => {
  expect(sample.links('nav')).toEqual([{ url: 'https://example.org/reports/b.html', text: 'B' }]);
  expect(sample.links('#a')).toEqual([{ url: 'https://example.org/x?y=1#z', text: 'Here' }]);
});

test('links heed the base element', () => {
  const based = html(pageOf('<base href="https://other.example/dir/"><a href="c">C</a>'));
  expect(based.links('a')).toEqual([{ url: 'https://other.example/dir/c', text: 'C' }]);
});
