import { parseArgs } from 'node:util';
import { bibtexEntry } from '../cite/bibtex.ts';
import { styleIds } from '../cite/cite.ts';
import { cslItem } from '../cite/csl.ts';
import { referenceFormats } from '../cite/formats.ts';
import { risRecord } from '../cite/ris.ts';
import { createCiter, scripts } from '../citer.ts';
import { Failure } from '../errors.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions cite REPORT|PASSAGE [--version N] [--style ID] [--script NAME] [--english TITLE] [--translator NAME] [--format NAME]

Cites a report, or a passage with its page or paragraph (ids as search prints them with --json).
  --version   the version of the report that is cited, the newest unless told; a passage brings its own
  --style     ${styleIds.join(', ')}; all by default
  --script    how a Cyrillic title is printed: ${scripts.join(', ')}
  --english   an English title for a document that has none; --translator says whose it is
  --format    text (default), json, ${referenceFormats.join(', ')}`;

/** `cite ID` */
export const citeCommand: Command = {
  usage,
  async run(words) {
    const one = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { version: one, style: one, script: one, english: one, translator: one, format: one },
    });
    const [id, ...rest] = positionals;
    if (id === undefined || rest.length > 0) throw new Failure('usage', 'cite: give one id of a report or passage.');
    const [reportId = '', ...place] = id.split('.');
    const version = versionOf(values.version, place[0]);
    const cited = {
      reportId,
      ...(version !== undefined && { version }),
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
          throw new Failure('usage', `cite: --format must be one of text, json, ${referenceFormats.join(', ')}.`);
      }
    }, true);
  },
};

/** Of a passage the version is its own: another one would be cited for words that it may not have. */
function versionOf(asked: string | undefined, passages: string | undefined): number | undefined {
  if (asked === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(asked))
    throw new Failure('usage', 'cite: --version must be the number of a version, from 1.');
  if (passages !== undefined && passages !== asked)
    throw new Failure(
      'usage',
      `cite: the passage is of version ${passages}; name the report to cite version ${asked}.`,
    );
  return Number(asked);
}
