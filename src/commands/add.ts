import { parseArgs } from 'node:util';
import type { Added } from '../add.ts';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { givenFileAt } from './shared/given-file.ts';
import { oneDocument } from './shared/one-document.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions add FILE --publisher NAME --url ADDRESS [OPTIONS]
country-conditions add URL... --publisher NAME [OPTIONS]

Adds a report that was found elsewhere (HTML, PDF, DOCX, plain text; at most 25 MB): keeps it as evidence, reads, tags and indexes it as any
other, and marks it everywhere as added by hand. A URL is fetched as a crawler would, robots.txt first. Adding it again adds a version when
its text differs.
  --publisher NAME   who published it
  --url ADDRESS      where it stands at the publisher; without it a URL that is fetched is its own
  --kind KIND        un, igo, court, government, ngo, media, register or academic
  --tier N           standing: 1 UN and intergovernmental bodies, courts, governments; 2 other governments, leading international
                     organisations; 3 specialised national monitors; 4 media
  --title, --date, --language   what the document itself does not state, or states wrongly; dates as 2024, 2024-06 or 2024-06-26
  --by NAME          who adds it; public
  --json             one line each: {file, outcome, reportId, title, url, publishedOn, language, version, sha256} or {file, error: {code, message}}
Ends with 1 when something could not be added.`;

/** `add FILE|URL`: a report that no crawler found. */
export const add: Command = {
  usage,
  async run(words) {
    const option = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        ...{ publisher: option, url: option, kind: option, tier: option, title: option, date: option },
        ...{ language: option, by: option, json: { type: 'boolean' } as const },
      },
    });
    const { json, date, ...said } = values;
    refuseMisuse(positionals, values);
    return withInstance(async (instance) => {
      let code = 0;
      const given = { ...said, ...(date !== undefined && { publishedOn: date }) };
      for (const file of positionals) if (!(await addOne(instance, file, given, json === true))) code = 1;
      return code;
    }, true);
  },
};

function refuseMisuse(named: readonly string[], { url, publisher }: { url?: string; publisher?: string }): void {
  if (named.length === 0) throw new Failure('usage', 'Name a file or an address to add.');
  if (publisher === undefined) throw new Failure('usage', 'Say who published it: --publisher NAME.');
  if (url === undefined && !named.every(isAddress))
    throw new Failure('usage', 'Say where the file stands at its publisher: --url ADDRESS.');
  if (url !== undefined && named.length > 1)
    throw new Failure('usage', '--url says where one document stands: add one at a time.');
}

function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

async function addOne(instance: Instance, file: string, said: object, json: boolean): Promise<boolean> {
  const added = await oneDocument(file, json, async () => {
    const own = isAddress(file) && !('url' in said);
    const given = own ? { ...said, url: file } : { ...said };
    return instance.add(given, own ? undefined : isAddress(file) ? file : await givenFileAt(file));
  });
  if (added !== undefined) show(file, added, json);
  return added !== undefined;
}

function show(file: string, { outcome, report, sha256 }: Added, json: boolean): void {
  const { id, title, url, publishedOn = null, language, version } = report;
  if (json) printJson({ file, outcome, reportId: id, title, url, publishedOn, language, version, sha256 });
  else print(`${outcome}  ${id}  ${title}\n  SHA-256 ${sha256}`);
}
