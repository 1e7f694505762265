import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { RunSummary } from '../crawl/desk.ts';
import { Failure } from '../errors.ts';
import type { Instance } from '../instance.ts';
import type { Log } from '../log.ts';
import type { Discovery, Page } from '../model/page.ts';
import type { Recording, Visited, Yield } from '../record/recording.ts';
import type { Source } from '../source.ts';
import { chosenSources } from './crawl.ts';
import { type Command, print } from './shared/command.ts';
import { visitOnce } from './shared/one-visit.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions record SOURCE [--page URL] [--out DIR]

Visits a live source once, gently, with the manners of a crawl: its first lists and one report. Writes the skeleton of its sample: the pages with
their structure, and with every word, number and address of the publisher replaced by an invented one, pages.json, and an expected.json that is to
be completed. Keeps nothing else. Works for a source whose lists cannot be read yet.
  --page URL   the report to take, instead of the first that the lists show
  --out DIR    where to write; test/crawlers/SOURCE unless told. A folder that holds something is never written to`;

/** `record source`: the beginning of a sample, from live pages. */
export const record: Command = {
  usage,
  async run(words) {
    const option = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { page: option, out: option },
    });
    const [id, ...others] = positionals;
    if (id === undefined || others.length > 0) throw new Failure('usage', 'Name the one source to record.');
    return withInstance(async (instance, log) => {
      const [source] = chosenSources(instance, [id]) as [Source];
      const folder = values.out ?? fileURLToPath(new URL(`../../test/crawlers/${id}/`, import.meta.url));
      await refuseFull(folder);
      const visited = await visit(instance, source, log, values.page);
      const recording = await instance.reader.call<Recording>('record', { sourceId: id, visited });
      await write(folder, id, recording);
      tell(folder, id, recording);
      return 0;
    }, true);
  },
};

async function refuseFull(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Failure('usage', `${folder} cannot be written to (${error.message}).`, { cause: error });
  });
  if (names.length > 0) throw new Failure('usage', `${folder} holds files already. Move them away, or give --out DIR.`);
}

/** A run that keeps its pages in memory. @throws Failure of the first list, when none was answered */
async function visit(instance: Instance, source: Source, log: Log, wanted: string | undefined): Promise<Visited> {
  const { config, reader } = instance;
  const taken: { lists: Page[]; report?: NonNullable<Visited['report']> } = { lists: [] };
  const summary = await visitOnce(instance, source, log, {
    async list({ id }, page) {
      taken.lists.push(page);
      const discovery = reader.call<Discovery>('discover', { sourceId: id, page });
      return wanted === undefined
        ? discovery
        : discovery.then(
            (found) => only(wanted, found),
            () => only(wanted),
          );
    },
    async report(_, link, page) {
      taken.report = { link, page };
    },
  });
  if (taken.lists.length === 0) throw unread(source, summary);
  for (const { url, code, message } of summary.problems.filter(({ code }) => code !== 'source.yield'))
    process.stderr.write(`${url}: ${message} [${code}]\n`);
  return { ...taken, settings: config.settings };
}

function only(url: string, found: Discovery = { links: [] }): Discovery {
  return { links: [found.links.find((link) => link.url === url) ?? { url }] };
}

function unread({ homepage }: Source, { problems: [problem] }: RunSummary): Failure {
  if (problem === undefined) return new Failure('fetch.unreachable', 'No list was answered.', { url: homepage });
  return new Failure('fetch.unreachable', `No list was answered: ${problem.message}`, { url: problem.url });
}

async function write(folder: string, id: string, { files, pages, live, skeleton }: Recording): Promise<void> {
  const expected = {
    skeleton: `Not yet what the source is held to: see that each file is in the publisher’s shape, then write this one by "npx node test/crawlers/sample.ts ${id}" and read it.`,
    live,
    read: skeleton,
    links: [],
    passedOver: 0,
    reports: {},
  };
  const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
  await mkdir(folder, { recursive: true });
  const all = { ...files, 'pages.json': json(pages), 'expected.json': json(expected) };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text, { flag: 'wx' });
}

function tell(folder: string, id: string, { files, live, skeleton, missing }: Recording): void {
  print(`${relative('', folder) || folder}: ${[...Object.keys(files), 'pages.json', 'expected.json'].join(', ')}`);
  print(`  the live pages give  ${inWords(live)}`);
  print(`  the skeleton gives   ${inWords(skeleton)}`);
  for (const sentence of missing) print(`  ${sentence}`);
  print(
    `Mend it where the two differ, keep what is odd about the publisher, then: npx node test/crawlers/sample.ts ${id}`,
  );
}

function inWords({ links, passedOver, report }: Yield): string {
  const shown = `${links} links, ${passedOver} passed over`;
  if (report === undefined) return `${shown}, no report`;
  if (typeof report === 'string') return `${shown}; a report that cannot be read (${report})`;
  return `${shown}; a report ${report.dated ? 'with' : 'without'} a date, of ${report.blocks} blocks`;
}
