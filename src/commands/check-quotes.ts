import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Failure } from '../errors.ts';
import { isAllSound, type QuoteReport } from '../quote/finding.ts';
import { quoteDocx } from '../web/export/quotes.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { givenFileAt } from './shared/given-file.ts';
import { oneDocument } from './shared/one-document.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions check-quotes FILE... [--json] [--docx FILE]

Looks up every quotation of five words or more, and every address, of a brief (DOCX, PDF, HTML or text; at most 25 MB, 2,000 pages and 2,000 quotations) in the archive.
The brief is read in memory and kept nowhere.
  --docx   writes the result as a document of Word
  --json   one line a file: {file, quotations: [{verdict, text, differences, found, wrongPinpoint, warnings}], unchecked: [{why, text, start}],
           addresses: [{url, report}]},
           or {file, error: {code, message}}
Ends with 0 when every quotation stands word for word, with 1 when one does not, was not looked up (longer than 6,000 characters, or its
mark is never closed), or a file could not be read.`;

/** `check-quotes brief.docx` */
export const checkQuotes: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, docx: { type: 'string' } },
    });
    if (values.docx !== undefined && positionals.length > 1)
      throw new Failure('usage', '--docx takes the result of one brief: name one file.');
    if (positionals.length === 0) throw new Failure('usage', 'Name at least one brief to check.');
    return withInstance(async ({ checkBrief, follow }) => {
      await follow();
      let allSound = true;
      for (const file of positionals) {
        const report = await oneDocument(file, values.json === true, async () => checkBrief(await givenFileAt(file)));
        allSound &&= report !== undefined && isAllSound(report);
        if (report === undefined) continue;
        if (values.docx !== undefined) await writeFile(values.docx, await quoteDocx(report));
        if (values.json) printJson({ file, ...report });
        else show(file, report);
      }
      return allSound ? 0 : 1;
    }, true);
  },
};

function show(file: string, { quotations, unchecked, addresses }: QuoteReport): void {
  print(`${file}: ${quotations.length} quotations, ${addresses.length} addresses`);
  for (const finding of quotations) {
    const { verdict, text, differences, found, wrongPinpoint, warnings } = finding;
    print(`\n${verdict}: ${JSON.stringify(text)}`);
    if (found) print(`  ${found.title}, version ${found.version}, ${found.passageId ?? ''} ${found.url}`);
    for (const { kind, quoted, source } of differences)
      print(`  ${kind}: quoted ${JSON.stringify(quoted)}, source ${JSON.stringify(source)}`);
    if (wrongPinpoint) {
      const { paragraph, page } = wrongPinpoint.actual;
      print(`  the words stand at ${[paragraph && `¶ ${paragraph}`, page && `p. ${page}`].filter(Boolean).join(', ')}`);
    }
    if (warnings.length > 0) print(`  the report is ${warnings.join(', ')}`);
  }
  for (const { why, text } of unchecked) print(`\nnot looked up, ${why}: ${JSON.stringify(text)}`);
  for (const { url, report } of addresses) print(`\n${report?.status ?? 'not in the archive'}: ${url}`);
}
