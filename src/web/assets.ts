import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

const folder = join(import.meta.dirname, 'public');

/** The styles of the screen in their order: later rules win. Sent as one file, `screen.css`, for each more would be asked for before a page shows. */
const screenStyles = [
  'base.css',
  'search.css',
  'passages.css',
  'results.css',
  'tables.css',
  'compare.css',
  'curator.css',
  'binder.css',
  'account.css',
] as const;

const kept = 'public, max-age=31536000, immutable';

/** The files of `public/`, kept by browsers for a year: their addresses change with their content. */
export function serveAssets(): RequestHandler {
  const screen = contentOf('screen.css');
  return express
    .Router()
    .get('/screen.css', (_request, response) => response.set('Cache-Control', kept).type('css').send(screen))
    .use(express.static(folder, { index: false, redirect: false, immutable: true, maxAge: '365d' }));
}

type Asset = 'screen.css' | 'print.css' | 'icon.svg' | 'copy.js' | 'binder.js';

function contentOf(name: Asset): Buffer {
  if (name !== 'screen.css') return readFileSync(join(folder, name));
  return Buffer.concat(screenStyles.map((each) => readFileSync(join(folder, each))));
}

/** The address of a file that pages need, with a mark of its content. */
export function assetAddress(name: Asset): string {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const mark = createHash('sha256').update(contentOf(name)).digest('hex').slice(0, 12);
  const address = `/assets/${name}?v=${mark}`;
  addresses.set(name, address);
  return address;
}

const addresses = new Map<string, string>();
