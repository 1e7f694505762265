import { lettersOf } from './letters.ts';

/** What may tell that the last part of a title is the name of its site. */
export type Site = {
  /** Names that the page states for the site and its publisher. */
  names: readonly string[];
  host: string;
  /** The headings of the page; of those of the first level the title is one. */
  headings: readonly { level: number; text: string }[];
};

const separator = /\s+[|–—»·-]\s+|\s*\|\s*/g;

/**
 * A title without the name of its site behind a dash or a bar: what the page states as that name, what its host is called after, or what
 * stands in no heading where a heading of the first level is the rest of the title.
 */
export function withoutSite(title: string, site: Site): string {
  const cuts = [...title.matchAll(separator)].filter(({ index }) => index > 0);
  const parts = cuts.map(({ index, 0: { length } }) => ({
    rest: title.slice(0, index),
    part: title.slice(index + length),
  }));
  const last = parts.at(-1);
  if (last === undefined) return title;
  if (isNameOf(last.part, site)) return last.rest;
  return parts.find((cut) => isHeadingAlone(cut, site.headings))?.rest ?? title;
}

function isNameOf(part: string, { names, host }: Site): boolean {
  const name = lettersOf(part);
  const labels = host.replace(/^www\./, '').split('.');
  const ofHost = [labels.join(''), ...labels.slice(0, -1)].filter((label) => label.length > 3);
  return (
    name !== '' &&
    (names.map(lettersOf).includes(name) || [name, name.replace(/^the/, '')].some((one) => ofHost.includes(one)))
  );
}

function isHeadingAlone({ rest, part }: { rest: string; part: string }, headings: Site['headings']): boolean {
  const [title, name] = [lettersOf(rest), lettersOf(part)];
  if (title === '' || name === '' || headings.some(({ text }) => lettersOf(text).includes(name))) return false;
  return headings.some(({ level, text }) => level === 1 && lettersOf(text) === title);
}
