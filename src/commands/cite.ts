import { parseArgs } from 'node:util';
import { bibtexEntry } from '../cite/bibtex.ts';
import { cslItem } from '../cite/csl.ts';
import { risRecord } from '../cite/ris.ts';
import { createCiter } from '../citer.ts';
import { Failure } from '../errors.ts';
import { type Command, print, printJson } from './command.ts';
import { withInstance } from './open.ts';

const usage = `country-conditions cite REPORT|PASSAGE [--style ID] [--script NAME] [--english TITLE] [--translator NAME] [--format NAME]

Cites a report, or a passage with its page or paragraph (ids as search prints them with --json).
  --style     bluebook, oscola, chicago, euaa, icpm, plain; all by default
  --script    how a Cyrillic title is printed: ala-lc, ala-lc-full, bgn-pcgn, original
  --english   an English title for a document that has none; --translator says whose it is
  --format    text (default), json, csl, ris, bibtex`;

/** `cite ID` */
export const citeCommand: Command = {
  usage,
  async run(words) {
    const one = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { style: one, script: one, english: one, translator: one, format: one },
    });
    const [id, ...rest] = positionals;
    if (id === undefined || rest.length > 0) throw new Failure('usage', 'cite: give one id of a report or passage.');
    const [reportId = '', ...place] = id.split('.');
    const cited = {
      reportId,
      ...(place.length > 0 && { passageId: id }),
      ...(values.english !== undefined && {
        englishTitle: { text: values.english, ...(values.translator && { translator: values.translator }) },
      }),
    };
    return withInstance(async ({ store, sources }) => {
      const citer = createCiter({ store, sources });
      const { document, at } = await citer.reference(cited);
      switch (values.format ?? 'text') {
        case 'csl':
          printJson([cslItem(document)]);
          return 0;
        case 'ris':
          process.stdout.write(risRecord(document, at));
          return 0;
        case 'bibtex':
          process.stdout.write(bibtexEntry(document));
          return 0;
        case 'json':
          for (const { set: _set, ...citation } of await citer.cite(cited, values)) printJson(citation);
          return 0;
        case 'text':
          for (const { style, text, archivedCopy, notes } of await citer.cite(cited, values)) {
            print(`${style}\n  ${text}\n  ${archivedCopy}${notes.map((note) => `\n  (${note})`).join('')}`);
          }
          return 0;
        default:
          throw new Failure('usage', 'cite: --format must be text, json, csl, ris or bibtex.');
      }
    }, true);
  },
};
