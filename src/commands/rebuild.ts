import { parseArgs } from 'node:util';
import type { RebuildSummary } from '../pipeline.ts';
import { type Command, print, printJson, progress } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions rebuild [--json]

Reads, tags and indexes every kept capture again, without network: after a change of a source's selectors, of search-config/ or of the reader.
Search goes on meanwhile. Says how many tags changed.
  --json   {snapshots, reports, failed, unlisted, corrupt, tagsBefore, tagsAfter, tagsChanged}
Ends with 1 when the bytes of a capture no longer match their hash.`;

/** `rebuild`: everything derived, derived again from the captures. */
export const rebuild: Command = {
  usage,
  async run(words) {
    const { values } = parseArgs({ args: words, options: { json: { type: 'boolean' } } });
    return withInstance(async ({ pipeline }) => {
      const line = progress('captures read again');
      const summary = await pipeline.rebuild((done) => line.at(done));
      line.end();
      if (values.json) printJson(summary);
      else print(sentence(summary));
      return summary.corrupt > 0 ? 1 : 0;
    }, true);
  },
};

function sentence(summary: RebuildSummary): string {
  const { snapshots, reports, failed, unlisted, tagsBefore, tagsAfter, tagsChanged } = summary;
  const failures = failed === 0 ? '' : ` Captures that could not be read: ${failed}; see "country-conditions sources".`;
  const left =
    unlisted === 0 ? '' : ` Captures of sources that are not listed any more, left as they were: ${unlisted}.`;
  return `Read ${snapshots} captures again into ${reports} reports. ${tagsChanged} tags changed (${tagsBefore} before, ${tagsAfter} now).${failures}${left}`;
}
