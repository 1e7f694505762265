import { parseArgs } from 'node:util';
import type { SearchPage } from '../find.ts';
import { type Command, print, printJson } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions search "WORDS" [--category ID] [--source ID] [--language TAG] [--from DATE] [--until DATE] [--all] [--page N] [--json]

Finds passages in English and Russian, grouped by report.
  --category, --source, --language   may be given several times
  --from, --until                    2024, 2024-06 or 2024-06-26, both inclusive
  --all                              only passages with all the words, however few
  --json                             the same JSON as GET /api/v1/search`;

/** `search "words"` */
export const search: Command = {
  usage,
  async run(words) {
    const several = { type: 'string', multiple: true } as const;
    const one = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        category: several,
        source: several,
        language: several,
        from: one,
        until: one,
        page: one,
        all: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const { json, ...filters } = values;
    return withInstance(async ({ finder, follow, store }) => {
      const query = finder.query({ q: positionals.join(' '), ...filters });
      await follow();
      const page = await finder.find(query);
      if (json) printJson(page);
      else show(page);
      if (page.total === 0 && (await store.counts()).reports === 0)
        process.stderr.write('The archive holds no report yet: `crawl --once` gathers some.\n');
      return 0;
    }, true);
  },
};

function show(page: SearchPage): void {
  print(`${page.total} ${page.total === 1 ? 'report' : 'reports'}`);
  if (page.droppedWords) print(`No passage has all the words; left out: ${page.droppedWords.join(', ')}`);
  if (page.narrowedWords) print(`Not every form looked for, too many together: ${page.narrowedWords.join(', ')}`);
  if (page.withAllWords !== undefined)
    print(`${page.withAllWords} of them with all the words; the others have most of them`);
  for (const { word, added } of page.expansions ?? []) print(`For ${word} also: ${added.join(', ')}`);
  for (const hit of page.hits) {
    const place = [
      hit.passage.page && `p. ${hit.passage.page}`,
      hit.passage.paragraph && `¶ ${hit.passage.paragraph}`,
    ].filter(Boolean);
    print(
      `\n${hit.title}\n  ${hit.sourceId}, ${hit.publishedOn ?? 'n.d.'}${place.length > 0 ? `, ${place.join(', ')}` : ''}  ${hit.url}`,
    );
    print(`  ${hit.passage.text.replaceAll('\n', '\n  ')}`);
    for (const tag of hit.tags) print(`  [${tag.category}] ${JSON.stringify(tag.quote)}`);
    print(`  captured ${hit.capture?.capturedAt ?? '?'}  sha-256 ${hit.capture?.sha256 ?? '?'}`);
    if (hit.morePassages > 0) print(`  ${hit.morePassages} more passages in this report`);
  }
}
