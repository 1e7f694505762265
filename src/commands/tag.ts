import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Failure } from '../errors.ts';
import type { ProvisionReference, Tag } from '../model/tag.ts';
import { loadSearchConfig } from '../search-config.ts';
import { createTagger, type Tagger } from '../tag/tagger.ts';
import { type Command, print, printJson } from './shared/command.ts';

const usage = `country-conditions tag FILE|- [--language TAG] [--json]
country-conditions tag --jsonl

Tags plain text with persecution categories, each with the words that earned it.
  -         reads standard input
  --json    {language, tags: [{category, start, end, quote, rule, strength, evidence, gate, provisions, taxonomyVersion}], provisions: [{key, part, start, end, quote}]}
  --jsonl   reads lines {id, language?, text} from standard input, prints lines {id, tags, provisions} or {id, error: {code, message}}
Offsets are UTF-16 code units into the text. Paragraphs parted by empty lines are judged together, up to about 250 words at a time.`;

/** `tag FILE|-`, `tag --jsonl`: the tagger on its own, for other programs. */
export const tag: Command = {
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { language: { type: 'string' }, json: { type: 'boolean' }, jsonl: { type: 'boolean' } },
    });
    const [file, ...others] = positionals;
    if (values.jsonl && (file !== undefined || values.language !== undefined))
      throw new Failure('usage', '--jsonl reads standard input, and each line names its own language.');
    const tagger = createTagger(loadSearchConfig());
    if (values.jsonl) return tagLines(tagger);
    if (file === undefined || others.length > 0)
      throw new Failure('usage', 'Name one file to tag, or - for standard input.');
    const text = file === '-' ? await standardInput() : await contents(file);
    const result = tagText(tagger, text, values.language);
    if (values.json) printJson({ language: values.language ?? null, ...result });
    else show(result);
    return 0;
  },
};

type Tagged = {
  tags: Omit<Tag, 'state'>[];
  provisions: (Omit<ProvisionReference, 'part'> & { part: string | null })[];
};

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  language: z.string().nullish(),
  text: z.string(),
});

async function tagLines(tagger: Tagger): Promise<number> {
  let failed = false;
  for await (const line of linesOf(process.stdin)) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if ('error' in parsed) failed = true;
    printJson(
      'error' in parsed ? parsed : { id: parsed.id, ...tagText(tagger, parsed.text, parsed.language ?? undefined) },
    );
  }
  return failed ? 1 : 0;
}

/** Lines end at a line feed alone: U+2028 and its kin may stand within JSON (RFC 8259), where readline would part it. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  for await (const chunk of stream) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    pieces.push(first);
    for (const next of others) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  yield pieces.join('') + decoder.decode();
}

function parseLine(
  line: string,
): z.infer<typeof lineSchema> | { id: unknown; error: { code: string; message: string } } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: { code: 'usage', message: 'The line is not JSON.' } };
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const id = z.object({ id: z.unknown() }).safeParse(value).data?.id ?? null;
  return {
    id,
    error: { code: 'usage', message: `The line takes {id, language?, text}. ${z.prettifyError(parsed.error)}` },
  };
}

function tagText(tagger: Tagger, text: string, language: string | undefined): Tagged {
  const parts = partsOf(text);
  const passages = parts.map(({ start, end }) => ({ text: text.slice(start, end), ...(language && { language }) }));
  const taggings = tagger.tag({ ...(language && { language }), passages });
  return {
    tags: taggings.flatMap(({ tags }, i) => tags.map(({ state: _, ...found }) => shifted(found, parts[i]?.start ?? 0))),
    provisions: taggings.flatMap(({ provisions }, i) =>
      provisions.map(({ key, part = null, start, end, quote }) =>
        shifted({ key, part, start, end, quote }, parts[i]?.start ?? 0),
      ),
    ),
  };
}

function shifted<T extends { start: number; end: number }>(found: T, by: number): T {
  return { ...found, start: found.start + by, end: found.end + by };
}

const wordsAtOnce = 250;

/** Paragraphs, joined while they stay under about 250 words together: what a reader would take in as one passage. */
function partsOf(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number; words: number }[] = [];
  let start = 0;
  for (const paragraph of text.split(/(\n[^\S\n]*\n\s*)/)) {
    const end = start + paragraph.length;
    const words = wordsIn(paragraph);
    const last = parts.at(-1);
    if (words > 0 && last && last.words + words <= wordsAtOnce) Object.assign(last, { end, words: last.words + words });
    else if (words > 0) parts.push({ start, end, words });
    start = end;
  }
  return parts;
}

function wordsIn(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(/\S+/g)) words += 1;
  return words;
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function contents(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Failure('not-found', `${file} cannot be opened (${cause.message}).`, { cause });
  });
}

function show({ tags, provisions }: Tagged): void {
  if (tags.length === 0) print('no category');
  for (const found of tags)
    print(`${found.category} (${found.strength}) ${JSON.stringify(found.quote)} at ${found.start}: ${found.rule}`);
  for (const found of provisions)
    print(`${found.key}${found.part ? ` part ${found.part}` : ''} ${JSON.stringify(found.quote)} at ${found.start}`);
}
