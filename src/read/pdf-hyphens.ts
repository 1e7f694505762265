import type { Line } from './pdf-lines.ts';

const lineEnd = /(?<!\p{L})(\p{L}+)[-\u00AD‐]$/u;
const hyphenEnd = /[-\u00AD‐]$/;
/** Words that are always written with a hyphen. */
const compounds =
  /^(?:(?:кто|что|как\p{L}*|где|когда|куда|откуда|чей|чь\p{L}+|зачем|почему|чего|чему|чем|кого|кому|кем|ком|сколько|вс[её]|так)-(?:то|либо|нибудь|таки)|из-(?:за|под)|ко[ей]-\p{L}+|во?-(?:перв|втор|трет|четв)\p{L}+|по-(?:\p{L}*ски|мо\p{L}+|тво\p{L}+|сво\p{L}+|наш\p{L}+|ваш\p{L}+|прежнему|видимому|разному|другому|новому|иному)|(?:non|self|ex|vice)-\p{L}+)$/iu;

/**
 * How this document's words are put together again at line ends. A hyphen at a line end belongs to the word (`какой-то`, `Информационно-
 * аналитический`) when the document writes it so elsewhere, or breaks no words and both parts are words; else it is taken out.
 */
export function hyphenation(lines: readonly Line[]): (before: string, after: string) => string {
  const known = vocabulary(lines);
  const breaks = breaksWords(lines);
  const softInside = lines.some((line) => /\p{L}\u00AD\p{L}/u.test(line.text));
  return (before, after) => {
    const head =
      hyphenEnd.test(before) && !/\/\S*$/.test(before.slice(-60)) ? lineEnd.exec(before.slice(-60))?.[1] : undefined;
    const tail = /^\p{L}+/u.exec(after)?.[0];
    if (head === undefined || tail === undefined) return glue(before, after);
    const whole = (head + tail).toLowerCase();
    const compound = known.has(`${head}-${tail}`.toLowerCase()) || compounds.test(`${head}-${tail}`);
    const soft = before.endsWith('\u00AD') && !softInside;
    const wordsAlone =
      (known.has(head.toLowerCase()) && known.has(tail.toLowerCase())) ||
      /[оеoiu]$|^[^аеёиоуыэюяіїєaeiouy]+$/iu.test(head);
    const keep = !soft && (compound || (!known.has(whole) && (/^\p{Lu}/u.test(tail) || (!breaks && wordsAlone))));
    return before.slice(0, -1) + (keep ? '-' : '') + after;
  };
}

/** Lines in which a word that a sheet's end cut stands whole on the sheet where it begins. */
export function withWholeWords(lines: readonly Line[], join: (before: string, after: string) => string): Line[] {
  const whole = lines.map((line) => ({ ...line }));
  for (const [index, line] of whole.entries()) {
    const next = whole[index + 1];
    const tail = /^\p{Ll}\S*/u.exec(next?.text ?? '')?.[0];
    if (next === undefined || next.sheet === line.sheet || tail === undefined || !hyphenEnd.test(line.text)) continue;
    line.text = join(line.text, tail);
    next.text = next.text.slice(tail.length).trimStart();
  }
  return whole.filter((line) => line.text !== '');
}

/** A text with its hyphens as they were printed: a soft hyphen that was painted is a hyphen. */
export function printedHyphens(text: string): string {
  return text.replace(/\u00AD/g, '-');
}

/** Whether the document was set with hyphenation: more than a few of its lines of prose end in a hyphen. */
function breaksWords(lines: readonly Line[]): boolean {
  const prose = lines.filter((line) => !line.text.includes('/') && line.text.split(' ').length > 3);
  return prose.filter((line) => hyphenEnd.test(line.text)).length > prose.length * 0.03;
}

/** A line that ends in a slash or a number's dash goes on without a space; so does an address. */
function glue(before: string, after: string): string {
  const address = /(?:https?:\/\/|www\.)\S*[/=&?_.\u00AD-]$/.test(before) && /^[\w%/?#&=.-]{4,}/.test(after);
  return address || /\d[-–/]$/.test(before) ? before.replace(/\u00AD$/, '-') + after : `${before} ${after}`;
}

function vocabulary(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const line of lines) {
    const inner = line.text.toLowerCase().replaceAll('\u00AD', '-');
    for (const word of inner.match(/\p{L}+(?:-\p{L}+)*(?!-$)/gu) ?? []) words.add(word);
  }
  return words;
}
