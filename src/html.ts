class Markup {
  readonly #markup: string;

  private constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }

  static join(strings: readonly string[], values: readonly Part[]): Markup {
    let markup = strings[0] ?? '';
    for (let index = 0; index < values.length; index += 1) markup += render(values[index]) + (strings[index + 1] ?? '');
    return new Markup(markup);
  }
}

/** Markup that is safe to send. Only the `html` tag makes it, so text can become markup in no other way. */
export type Html = Markup;

/** What a template takes: text and numbers are escaped, markup is kept, lists are joined, absent things leave nothing. */
export type Part = Html | string | number | false | null | undefined | readonly Part[];

/**
 * A template whose every value is escaped unless it is itself `html`. Attribute values must stand in double quotes.
 * @example html`<p title="${title}">${text}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return Markup.join(strings, values);
}

function render(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return escaped(String(part));
  let markup = '';
  for (const each of part) markup += render(each);
  return markup;
}

/**
 * Text as text. Characters that reverse or hide what follows them (U+202A-202E, U+2066-2069) are shown by their names instead of being
 * obeyed, so that crawled text cannot make a page read otherwise than it is; other control characters become U+FFFD.
 */
function escaped(text: string): string {
  return text.replace(unsafe, (character) => entities[character] ?? shown(character));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const unsafe = /[&<>"'`\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

function shown(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0x2000 ? `[U+${code.toString(16).toUpperCase()}]` : '\ufffd';
}

/** The address if a reader may safely follow it: http and https only, never `javascript:`, `data:` and their like. */
export function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
