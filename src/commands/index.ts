import type { Command } from './command.ts';
import { crawl } from './crawl.ts';
import { read } from './read.ts';
import { rebuild } from './rebuild.ts';
import { search } from './search.ts';
import { serve } from './serve.ts';
import { sources } from './sources.ts';
import { tag } from './tag.ts';

/** Every command, in the order of the overview. */
export const commands: readonly Command[] = [serve, crawl, sources, search, read, tag, rebuild];
