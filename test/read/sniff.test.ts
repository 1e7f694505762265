import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sniff } from '../../src/read/sniff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.for([
  ['<!DOCTYPE html><html><p>SAMPLE</p>', 'text/plain', 'html'],
  ['\n\n<!-- made by hand --><HTML><body>', 'application/octet-stream', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', 'application/xml', 'html'],
  ['<p>a fragment</p>', '', 'html'],
  ['%PDF-1.7\n', 'text/html', 'pdf'],
  ['<?xml version="1.0"?><rss version="2.0">', 'text/html', 'feed'],
  ['<feed xmlns="http://www.w3.org/2005/Atom">', '', 'feed'],
  ['{"a":1}', 'text/html', 'json'],
  ['[not json', 'text/plain', 'text'],
  ['Just words.', 'text/plain; charset=utf-8', 'text'],
  ['words <b>and</b> tags', 'text/html', 'html'],
  ['', 'text/html', 'unknown'],
] as const)('%j sent as %j is %s', ([body, type, kind]) => {
  expect(sniff(bytes(body), type, 'https://example.org/x')).toBe(kind);
});

test('images and other binary bodies are unknown, whatever they are called', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4, 0, 0]);
  expect(sniff(png, 'text/html', 'https://example.org/a.html')).toBe('unknown');
});

test('a zip is a DOCX only when it holds a Word document', () => {
  expect(sniff(bytes('PK\u0003\u0004....word/document.xml....'), 'application/zip', '')).toBe('docx');
  expect(sniff(bytes('PK\u0003\u0004....xl/workbook.xml....'), 'application/msword', '')).toBe('unknown');
});

test('sees through gzip and UTF-16', () => {
  expect(sniff(gzipSync(bytes('<!doctype html><p>')), 'text/html', '')).toBe('html');
  expect(sniff(Uint8Array.from(Buffer.from('\ufeff<!doctype html><p>', 'utf16le')), '', '')).toBe('html');
});
