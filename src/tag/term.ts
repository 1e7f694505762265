import { analyse } from '../text/analyse.ts';

/** What one token must be: a stem, an exact form, an acronym in its own case, or any word of a class. */
export type Need = { kind: 'stem' | 'form' | 'acronym' | 'class'; value: string };

/** One step of a phrase; `adjacent`: directly after the step before, else up to two words may stand between. */
export type Step = { need: Need; adjacent: boolean };

/**
 * A part of a term: the step sequences that satisfy it, and how it stands to the parts before it. `within` is the number of words that may
 * stand between in one sentence, `passage` at most fifty words away in any sentence; an `absent` part must not occur in the sentence.
 */
export type Part = { written: string; paths: Step[][]; within: number | 'passage'; absent: boolean };

const defaultWithin = 18;
const articles = new Set(['a', 'an', 'the']);

/**
 * A term of `search-config/`, parsed. Words match by stem, in order, with up to two words between; `a_b` adjacent; `a|b` either; `=word` that
 * very form; capitals (`FSB`) that very case; `{class}` any word of a class; `A & B` both in one sentence in any order, at most eighteen
 * words between (`A &3 B`: three); `A && B` at most fifty words apart in the passage; `A ! B` no B in the sentence.
 */
export function parseTerm(term: string): [Part, ...Part[]] {
  const [head = '', ...more] = term.split(/\s+(?=(?:&&|&\d*|!)\s)/);
  return [partOf(head, '&'), ...more.map(besideOf)];
}

/** Names of the classes that a term uses. */
export function classesOf(term: string): string[] {
  return Array.from(term.matchAll(/\{([a-z0-9-]+)\}/g), (match) => match[1] ?? '');
}

/** `&3 words` as the part that its operator makes of the words. */
function besideOf(piece: string): Part {
  const [operator = ''] = piece.split(/\s/, 1);
  return partOf(piece.slice(operator.length), operator);
}

function partOf(written: string, operator: string): Part {
  const within = operator === '&&' ? 'passage' : operator.length > 1 ? Number(operator.slice(1)) : defaultWithin;
  return { written: written.trim(), paths: pathsOf(written.trim()), within, absent: operator === '!' };
}

function pathsOf(phrase: string): Step[][] {
  let paths: Step[][] = [[]];
  for (const word of phrase.split(/\s+/)) {
    const choices = word
      .split('|')
      .flatMap(withFleeting)
      .map((choice) => choice.split('_').flatMap((piece, at) => stepsOf(piece, at > 0)));
    paths = paths.flatMap((path) => choices.map((steps) => [...path, ...steps]));
  }
  return paths.filter((path) => path.length > 0);
}

/** The vowel that Russian nouns lose when inflected (`чеченец`, `чеченца`; `перечень`, `перечня`): both stems are looked for. */
function withFleeting(choice: string): string[] {
  if (choice.startsWith('=') || choice.includes('_')) return [choice];
  const inflected = choice
    .replace(/([аеиоуыэюя])ец$/u, '$1йца')
    .replace(/ец$/u, 'ца')
    .replace(/ень$/u, 'ня')
    .replace(/ок$/u, 'ка');
  return inflected === choice || choice.length < 5 ? [choice] : [choice, inflected];
}

function stepsOf(piece: string, adjacent: boolean): Step[] {
  const named = /^\{([a-z0-9-]+)\}$/.exec(piece);
  if (named?.[1] !== undefined) return [{ need: { kind: 'class', value: named[1] }, adjacent }];
  const exact = piece.startsWith('=');
  const steps: Step[] = [];
  for (const token of analyse(piece)) {
    if (!exact && articles.has(token.form)) continue;
    const written = piece.slice(token.start, token.end);
    steps.push({ need: needOf(written, token.form, token.stem, exact), adjacent: adjacent || steps.length > 0 });
  }
  return steps;
}

function needOf(written: string, form: string, stem: string, exact: boolean): Need {
  if (/^(?=.*\p{Lu})[\p{Lu}\d]{2,}$/u.test(written)) return { kind: 'acronym', value: written };
  return exact ? { kind: 'form', value: form } : { kind: 'stem', value: stem };
}
