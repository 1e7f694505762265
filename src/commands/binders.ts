import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Binder } from '../binder/binder.ts';
import { fileOf } from '../binder/file.ts';
import { itemsOf } from '../binder/members.ts';
import { Failure } from '../errors.ts';
import { type Command, print } from './shared/command.ts';
import { withInstance } from './shared/open.ts';

const usage = `country-conditions binders --unchanged MONTHS [--out DIR --yes]

Lists the binders that belong to no account and were not changed for so many months: name, day of the last change, passages. They are never
deleted by themselves, since their link may be all that somebody has of a case. Neither link nor title is shown: a link is a key.
  --out DIR   with --yes: writes each into DIR as the file that its page exports, then deletes it
  --yes       deletes; without it nothing is changed
The name of a binder, and of its file, is the beginning of the SHA-256 of the 32 characters in its link: whoever comes with a link later gets
theirs back by it, imported as a new binder.`;

/** `binders --unchanged MONTHS` */
export const binders: Command = {
  usage,
  async run(words) {
    const { values } = parseArgs({
      args: words,
      options: { unchanged: { type: 'string' }, out: { type: 'string' }, yes: { type: 'boolean' } },
    });
    const { out, yes = false } = values;
    const before = monthsAgo(values.unchanged);
    if (yes && out === undefined)
      throw new Failure('usage', 'binders: --yes deletes; give --out DIR, where each is written first.');
    return withInstance(async ({ store }) => {
      for (const binder of await store.looseBinders(before)) {
        print(`${nameOf(binder)}  ${binder.changedAt.slice(0, 10)}  ${itemsOf(binder).length} passages`);
        if (!yes || out === undefined) continue;
        await mkdir(out, { recursive: true });
        // Private, and never over another file: the binder is deleted only once its file is there.
        const file = join(out, `${nameOf(binder)}.json`);
        await writeFile(file, `${JSON.stringify(fileOf(binder), null, 2)}\n`, { flag: 'wx', mode: 0o600, flush: true });
        // Who opened and changed it meanwhile keeps it.
        const isUnchanged = (await store.binder(binder.id))?.revision === binder.revision;
        if (isUnchanged) await store.deleteBinder(binder.id);
      }
      return 0;
    }, true);
  },
};

function monthsAgo(months: string | undefined): string {
  if (months === undefined || !/^[1-9]\d{0,2}$/.test(months))
    throw new Failure('usage', 'binders: --unchanged must be a whole number of months, from 1 to 999.');
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() - Number(months));
  return day.toISOString();
}

function nameOf({ id }: Binder): string {
  return `binder-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`;
}
