import { AsyncLocalStorage } from 'node:async_hooks';
import { en } from './en.ts';
import { ru } from './ru.ts';

/** All that pages say, in one language: both files have this shape. */
export type Words = typeof en;

/** The languages that pages speak. */
export const languages = ['en', 'ru'] as const;
export type PageLanguage = (typeof languages)[number];

const all: Readonly<Record<PageLanguage, Words>> = { en, ru };
const spoken = new AsyncLocalStorage<Spoken>();

/** `address`: of the page, ready for one more parameter: `/search?q=x&`. */
type Spoken = { language: PageLanguage; address: string };

/** The language of the request that is being answered; English outside of one. */
export function pageLanguage(): PageLanguage {
  return spoken.getStore()?.language ?? 'en';
}

/** The address of the page that is being answered, in another language. */
export function addressIn(language: string): string {
  return `${spoken.getStore()?.address ?? '/?'}lang=${language}`;
}

/** Answers a request in a language: all that `answer` calls or awaits finds its words in it. */
export function speaking<Result>(request: Spoken, answer: () => Result): Result {
  return spoken.run(request, answer);
}

/** The words in the language of the request that is being answered. Read them while answering, never when a file is loaded. */
export const words: Words = new Proxy(en, {
  get: (_english, name) => Reflect.get(all[pageLanguage()], name),
});
