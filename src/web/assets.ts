import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler } from 'express';

const folder = join(import.meta.dirname, 'public');

/** The files of `public/`, kept by browsers for a year: their addresses change with their content. */
export function serveAssets(): RequestHandler {
  return express.static(folder, { index: false, redirect: false, immutable: true, maxAge: '365d' });
}

/** The address of a file in `public/`, with a mark of its content. */
export function assetAddress(
  name:
    | 'base.css'
    | 'account.css'
    | 'results.css'
    | 'curator.css'
    | 'search.css'
    | 'passages.css'
    | 'tables.css'
    | 'compare.css'
    | 'print.css'
    | 'icon.svg'
    | 'copy.js'
    | 'binder.css'
    | 'binder.js',
): string {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const mark = createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
    .slice(0, 12);
  const address = `/assets/${name}?v=${mark}`;
  addresses.set(name, address);
  return address;
}

const addresses = new Map<string, string>();
