/** A stretch of a citation as it is set: plain, in italics, or leading to an address. */
type Span = { text: string; italic?: true; href?: string };

/** A citation as it is set. */
export type Rich = readonly Span[];

/** What a template of `rich` takes; absent parts leave nothing. */
export type RichPart = Rich | string | undefined | false;

/** A template whose values are plain text or already set. */
export function rich(strings: TemplateStringsArray, ...values: RichPart[]): Rich {
  return joined(strings.flatMap((string, at) => [string, values[at]]));
}

/** Text in italics. */
export function italic(text: string): Rich {
  return [{ text, italic: true }];
}

/** An address that leads where it says. */
export function link(url: string): Rich {
  return [{ text: url, href: url }];
}

/** The parts that are there, with a separator between them. */
export function list(separator: string, ...parts: RichPart[]): Rich {
  const present = parts.filter((part) => plainText(part) !== '');
  return joined(present.flatMap((part, at) => (at === 0 ? [part] : [separator, part])));
}

/** The citation without its setting. */
export function plainText(part: RichPart): string {
  if (part === undefined || part === false) return '';
  return typeof part === 'string' ? part : part.map(({ text }) => text).join('');
}

/** One span for neighbours that are set alike. */
function joined(parts: readonly RichPart[]): Rich {
  const spans: Span[] = [];
  for (const part of parts) {
    if (part === undefined || part === false) continue;
    for (const span of typeof part === 'string' ? [{ text: part }] : part) {
      const last = spans.at(-1);
      if (span.text === '') continue;
      if (last !== undefined && last.italic === span.italic && last.href === undefined && span.href === undefined)
        spans[spans.length - 1] = { ...last, text: last.text + span.text };
      else spans.push(span);
    }
  }
  return spans;
}
