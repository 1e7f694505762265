import { byHandId, readByHand } from '../by-hand.ts';
import { derive } from '../derive.ts';
import { Failure } from '../errors.ts';
import type { Link, Page } from '../model/page.ts';
import { readDocument } from '../read/document.ts';
import { recordingOf, type Visited } from '../record/recording.ts';
import type { Source } from '../source.ts';
import type { Tagger } from '../tag/tagger.ts';
import type { Tasks } from './serve.ts';

/** What a reading child does: `discover`, `derive` and `record` with a source, `read` without one. */
export function readingTasks(sources: readonly Source[], tagger: Tagger): Tasks {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const sourceOf = (id: string): Source => {
    const source = byId.get(id);
    if (source) return source;
    throw new Failure('source.unknown', `There is no source ${JSON.stringify(id)}.`);
  };
  return {
    async discover(argument) {
      const { sourceId, page } = argument as { sourceId: string; page: Page };
      return sourceOf(sourceId).discover(page);
    },
    derive(argument) {
      const { sourceId, page, link } = argument as { sourceId: string; page: Page; link: Link };
      const reading = sourceId === byHandId ? readByHand(readDocument) : sourceOf(sourceId);
      return derive(reading, page, link, tagger);
    },
    record(argument) {
      const { sourceId, visited } = argument as { sourceId: string; visited: Visited };
      return recordingOf(sourceOf(sourceId), visited);
    },
    read: (argument) => readDocument(argument as Page),
  };
}
