import type { DigestContent, Entry } from './content.ts';
import { type DigestWords, digestWords } from './words.ts';

const width = 78;

/** A digest as plain text: short lines, addresses on lines of their own so that they can be followed and copied. */
export function textOf(content: DigestContent): string {
  const words = digestWords(content.language);
  const parts = [
    `${content.title}\n${'='.repeat(Math.min(width, content.title.length))}`,
    content.note === '' ? undefined : `${words.note}:\n${wrapped(content.note, '  ')}`,
    content.about === 'question' ? `${wrapped(words.question)}\n${content.links.unsubscribe}` : undefined,
    content.about === 'heartbeat' ? wrapped(words.nothing) : undefined,
    ...content.sections.flatMap(({ kind, groups }) => [
      `${words.kinds[kind].toUpperCase()}\n${'-'.repeat(words.kinds[kind].length)}`,
      ...groups.flatMap(({ category, entries }) => [
        groups.some((group) => group.category !== undefined) ? `[${category ?? words.uncategorised}]` : undefined,
        ...entries.map((entry) => entryText(entry, words)),
      ]),
    ]),
    moreText(content, words),
    footer(content, words),
  ];
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}

function moreText({ more, links }: DigestContent, words: DigestWords): string | undefined {
  if (more === 0) return undefined;
  return links.all === undefined ? words.more(more) : `${words.more(more)} ${words.seeAll}:\n${links.all}`;
}

function entryText(entry: Entry, words: DigestWords): string {
  const { title, publisher, publishedOn, passage, citation, link, source, goneSince, isWithdrawn, copies } = entry;
  const lines = [
    wrapped(`* ${title}`, '', '  '),
    wrapped(`${publisher}, ${publishedOn ?? words.undated}`, '  '),
    isWithdrawn ? wrapped(words.withdrawn, '  ') : undefined,
    goneSince === undefined ? undefined : wrapped(words.goneSince(goneSince), '  '),
    ...quoted(words.added, entry.added, '+ '),
    ...quoted(words.removed, entry.removed, '- '),
    entry.furtherChanges > 0 ? wrapped(words.furtherChanges(entry.furtherChanges), '  ') : undefined,
    passage === undefined ? undefined : `\n${wrapped(passage.text, '  > ')}`,
    citation === undefined ? undefined : `\n  ${words.cite}\n  ${citation}`,
    `\n  ${words.readPassage}:\n  ${link}`,
    `  ${words.atPublisher}:\n  ${source}`,
    ...(copies.length === 0 ? [] : [`  ${words.alsoAt}`]),
    ...copies.map((copy) => `${wrapped(`${copy.publisher}: ${copy.title}`, '    ')}\n    ${copy.link}`),
  ];
  return lines.filter((line) => line !== undefined).join('\n');
}

function quoted(label: string, sentences: readonly string[], mark: string): string[] {
  if (sentences.length === 0) return [];
  return [`\n  ${label}`, ...sentences.map((sentence) => wrapped(sentence, `  ${mark}`, '    '))];
}

function footer({ title, links }: DigestContent, words: DigestWords): string {
  const lines = [
    // Mail programs know a signature by this line, and fold it away.
    '-- ',
    wrapped(words.evidence),
    wrapped(words.why(title)),
    `${words.manage}:\n${links.manage}`,
    `${words.unsubscribe}:\n${links.unsubscribe}`,
  ];
  return lines.join('\n');
}

/** Lines of at most 78 characters; a longer word stands alone. Line ends of the text stay. */
function wrapped(text: string, first = '', rest = first): string {
  let lead = first;
  const lines = text.split('\n').flatMap((paragraph) => {
    const found: string[] = [];
    let line = lead;
    let isEmpty = true;
    for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
      if (!isEmpty && line.length + 1 + word.length > width) {
        found.push(line);
        line = rest;
        isEmpty = true;
      }
      line += isEmpty ? word : ` ${word}`;
      isEmpty = false;
    }
    lead = rest;
    return [...found, line];
  });
  return lines.join('\n');
}
