import { Parser } from 'htmlparser2';

/** A start or end tag; `at` and `end` are offsets into the XML. */
export type Tag = { name: string; attributes: Readonly<Record<string, string>>; at: number; end: number };

const DEEPEST = 256;
const MOST_ELEMENTS = 3_000_000;

/** Calls back at every tag of an XML text in order. @throws RangeError for XML that is nested deeper than 256 or has over 3 million elements */
export function walk(xml: string, { open, close }: { open?(tag: Tag): void; close?(tag: Tag): void }): void {
  let depth = 0;
  let elements = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        elements += 1;
        if (depth > DEEPEST || elements > MOST_ELEMENTS) throw new RangeError('XML too complex');
        open?.({ name, attributes, at: parser.startIndex, end: parser.endIndex + 1 });
      },
      onclosetag(name) {
        depth -= 1;
        close?.({ name, attributes: {}, at: parser.startIndex, end: parser.endIndex + 1 });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
}
