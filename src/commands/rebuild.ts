import { parseArgs } from 'node:util';
import { type Command, print, printJson, progress } from './command.ts';
import { withInstance } from './open.ts';

const usage = `country-conditions rebuild [--json]

Reads, tags and indexes every kept capture again, without network: after a change of a source's selectors, of search-config/ or of the reader.
Search goes on meanwhile. Says how many tags changed.
  --json   {snapshots, reports, failed, tagsBefore, tagsAfter, tagsChanged}`;

/** `rebuild`: everything derived, derived again from the captures. */
export const rebuild: Command = {
  usage,
  async run(words) {
    const { values } = parseArgs({ args: words, options: { json: { type: 'boolean' } } });
    return withInstance(async ({ pipeline, store }) => {
      const { snapshots } = await store.counts();
      const line = progress('captures read again');
      const summary = await pipeline.rebuild((done) => line.at(done, snapshots));
      line.end();
      if (values.json) printJson(summary);
      else print(sentence(summary));
      return 0;
    }, true);
  },
};

function sentence(summary: {
  snapshots: number;
  reports: number;
  failed: number;
  tagsBefore: number;
  tagsAfter: number;
  tagsChanged: number;
}): string {
  const { snapshots, reports, failed, tagsBefore, tagsAfter, tagsChanged } = summary;
  const failures = failed === 0 ? '' : ` ${failed} captures could not be read: see "country-conditions sources".`;
  return `Read ${snapshots} captures again into ${reports} reports. ${tagsChanged} tags changed (${tagsBefore} before, ${tagsAfter} now).${failures}`;
}
