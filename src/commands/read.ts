import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openReader } from '../children.ts';
import { readConfig, userAgent } from '../config.ts';
import { createFetch } from '../crawl/fetch.ts';
import { Failure } from '../errors.ts';
import { pageToPoint } from '../find.ts';
import { pageOfGiven } from '../given-file.ts';
import type { Reader } from '../isolate/reader.ts';
import type { Block, Draft } from '../model/draft.ts';
import type { Page } from '../model/page.ts';
import type { PassageDraft } from '../model/report.ts';
import { passagesOf } from '../read/passages.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { givenFileAt } from './shared/given-file.ts';
import { oneDocument } from './shared/one-document.ts';

const usage = `country-conditions read FILE|URL... [--json]

Reads documents (HTML, PDF, DOCX, plain text) into blocks and passages, and keeps nothing.
  --json   one line per file: {file, title, authors, publishedOn, updatedOn, language, documentNumber, url,
           blocks: [{kind, text, level, page, sheet, number, marks}],
           passages: [{ordinal, text, headings, page, sheet, paragraph, language, kind, start, end}]}
           or {file, error: {code, message}}
Ends with 1 when a file could not be read.`;

/** `read FILE|URL`: what our reader sees in a document. */
export const read: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    if (positionals.length === 0) throw new Failure('usage', 'Name at least one file or address to read.');
    const reader = openReader();
    try {
      let failed = false;
      for (const file of positionals) failed = !(await readOne(reader, file, values.json === true)) || failed;
      return failed ? 1 : 0;
    } finally {
      await reader.close();
    }
  },
};

async function readOne(reader: Reader, file: string, json: boolean): Promise<boolean> {
  const draft = await oneDocument(file, json, async () => reader.call<Draft>('read', await pageOf(file)));
  if (draft === undefined) return false;
  if (json) printJson(asJson(file, draft));
  else show(draft);
  return true;
}

async function pageOf(file: string): Promise<Page> {
  if (/^https?:\/\//.test(file)) {
    const config = readConfig(process.env);
    const fetch = createFetch({
      userAgent: userAgent(config),
      ...(config.replay !== undefined && { replay: config.replay }),
    });
    const page = await fetch({ url: file });
    if ('notModified' in page)
      throw new Failure('fetch.status', 'The address answered "not modified" to a first request.', { url: file });
    return page;
  }
  return pageOfGiven(pathToFileURL(resolve(file)).href, await givenFileAt(file), new Date().toISOString());
}

function asJson(file: string, draft: Draft) {
  const { title, authors, blocks } = draft;
  const { passages } = passagesOf(blocks, draft.language);
  return {
    file,
    title,
    authors,
    publishedOn: draft.publishedOn ?? null,
    updatedOn: draft.updatedOn ?? null,
    language: draft.language ?? null,
    documentNumber: draft.documentNumber ?? null,
    url: draft.canonicalUrl ?? null,
    blocks: blocks.map(blockAsJson),
    passages: passages.map(passageAsJson),
  };
}

/** Where a PDF prints no page numbers, `page` is the position in the file, as in `sheet`. */
function blockAsJson(block: Block) {
  const { kind, text, level = null, sheet = null, number = null, marks = [] } = block;
  return { kind, text, level, page: pageToPoint(block) ?? null, sheet, number, marks };
}

function passageAsJson(passage: PassageDraft) {
  const { ordinal, text, headings, sheet = null, paragraph = null, language, kind, start, end } = passage;
  return { ordinal, text, headings, page: pageToPoint(passage) ?? null, sheet, paragraph, language, kind, start, end };
}

function show(draft: Draft): void {
  print(
    `${draft.title}\n${[...draft.authors, draft.publishedOn ?? 'n.d.', draft.language].filter(Boolean).join(', ')}\n`,
  );
  for (const block of draft.blocks) {
    const page = pageToPoint(block);
    const place = page === undefined ? '' : `[p. ${page}] `;
    print(`${place}${block.kind === 'heading' ? `${'#'.repeat(block.level ?? 1)} ` : ''}${block.text}\n`);
  }
}
