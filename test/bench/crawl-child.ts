import { serveTasks } from '../../src/isolate/serve.ts';
import { readingTasks } from '../../src/isolate/tasks.ts';
import { loadSearchConfig } from '../../src/search-config.ts';
import { createTagger } from '../../src/tag/tagger.ts';
import { crawlSources } from './crawl-sources.ts';

serveTasks(readingTasks(crawlSources(1), createTagger(loadSearchConfig())));
