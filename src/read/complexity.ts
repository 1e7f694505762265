import { Parser } from 'htmlparser2';
import { Failure } from '../errors.ts';

const maxDepth = 500;
const maxElements = 300_000;
const maxAttributes = 600_000;
const maxAttributesOfOne = 1_000;
const maxLength = 48 * 1024 * 1024;

/**
 * Refuses markup that would take readers minutes: nested deeper than 500, more than 300,000 elements or 600,000 attributes (1,000 on one), or longer
 * than 48 million characters. One pass without building a tree, a few milliseconds for a usual page.
 * @throws Failure `extract.too-complex`
 */
export function refuseComplex(markup: string, url: string): void {
  if (markup.length > maxLength) throw tooComplex('longer than 48 million characters', url);
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  let ofThis = 0;
  const parser = new Parser({
    onattribute() {
      attributes += 1;
      ofThis += 1;
      if (attributes > maxAttributes) throw tooComplex('more than 600,000 attributes', url);
      if (ofThis > maxAttributesOfOne) throw tooComplex('more than 1,000 attributes on one element', url);
    },
    onopentag() {
      depth += 1;
      elements += 1;
      ofThis = 0;
      if (depth > maxDepth) throw tooComplex('nested deeper than 500 elements', url);
      if (elements > maxElements) throw tooComplex('more than 300,000 elements', url);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(markup);
}

function tooComplex(what: string, url: string): Failure {
  return new Failure('extract.too-complex', `The page is too complex to read: ${what}.`, { url });
}
