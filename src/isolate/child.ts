/** The child process in which every page is read: the entry that `createReader` starts. */
import { sources } from '../../crawlers/index.ts';
import { sampleSources } from '../demo/sources.ts';
import { loadSearchConfig } from '../search-config.ts';
import { createTagger } from '../tag/tagger.ts';
import { serveTasks } from './serve.ts';
import { readingTasks } from './tasks.ts';

serveTasks(readingTasks([...sources, ...sampleSources], createTagger(loadSearchConfig())));
