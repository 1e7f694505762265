/** The child process in which every page is read: the entry that `createReader` starts. */
import type { Page } from '../model.ts';
import { readDocument } from '../read/document.ts';
import { serveTasks } from './serve.ts';

serveTasks({ read: (argument) => readDocument(argument as Page) });
