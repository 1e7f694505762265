import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Binder, binderIdPattern } from '../binder/binder.ts';
import { binderFrom, readBinderFile } from '../binder/file.ts';
import { Failure } from '../errors.ts';
import { packetOptions } from '../packet/options.ts';
import type { Store } from '../store/port.ts';
import { type Command, print } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions packet FILE.json|BINDER --out DIR [--format pdf|docx] [--form us|uk] [--whole N] [--megabytes N] [--schedule N]

Makes an exhibit packet of a binder: of its exported file, or by the id in its link. Writes the packet and manifest.json into DIR.
  --format     pdf (default) or docx
  --form       us (default): immigration court; uk: First-tier Tribunal, with a schedule of country information
  --whole      documents of at most so many pages are printed whole, 30 unless told; of longer ones the title page and the pages around the passages
  --megabytes  the most that one PDF may take, 25 unless told; a larger packet is parted between tabs
  --schedule   the most pages of the schedule of country information, 12 unless told`;

/** `packet FILE.json` */
export const packetCommand: Command = {
  usage,
  async run(words) {
    const one = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { out: one, format: one, form: one, whole: one, megabytes: one, schedule: one },
    });
    const { out, ...asked } = values;
    const [from, ...rest] = positionals;
    if (from === undefined || rest.length > 0 || out === undefined)
      throw new Failure('usage', 'packet: give one file or id of a binder, and --out DIR.');
    const options = packetOptions.safeParse(asked);
    if (!options.success) {
      const [issue] = options.error.issues;
      throw new Failure('usage', `packet --${String(issue?.path[0] ?? '')}: ${issue?.message}.`);
    }
    return withInstance(async ({ store, packer }) => {
      const { files, warnings } = await packer.pack(await binderOf(from, store), options.data);
      await mkdir(out, { recursive: true });
      for (const { name, bytes } of files) {
        await writeFile(join(out, name), bytes);
        print(`${join(out, name)}  ${(bytes.length / 1e6).toFixed(2)} MB`);
      }
      for (const warning of warnings) print(warning);
      return 0;
    }, true);
  },
};

async function binderOf(from: string, store: Store): Promise<Binder> {
  const kept = binderIdPattern.test(from) ? await store.binder(from) : undefined;
  if (kept !== undefined) return kept;
  const text = await readFile(from, 'utf8').catch((cause: unknown) => {
    throw new Failure('not-found', `packet: ${from} is neither a file that can be read nor the id of a binder.`, {
      cause,
    });
  });
  const file = readBinderFile(text);
  // A file says nothing of when it was changed; its newest passage does, and says the same however often the file is read.
  const times = file.sections.flatMap(({ items }) => items.map(({ addedAt }) => addedAt)).sort();
  return binderFrom(file, { id: 'file', at: times.at(-1) ?? '1980-01-01T00:00:00.000Z' });
}
