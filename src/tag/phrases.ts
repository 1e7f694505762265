import type { Token } from '../text/analyse.ts';
import { type Need, type Part, parseTerm, type Step } from './term.ts';

/** Where a phrase stands: indices of its first and last token, and of their sentence. */
export type Occurrence = { first: number; last: number; sentence: number };

/** Occurrences by phrase number, each list in order. */
export type Occurrences = Map<number, Occurrence[]>;

/** A passage's tokens as the phrases see them. `sentenceOf[i]` is the index of token i's sentence. */
export type Reading = { text: string; tokens: readonly Token[]; sentenceOf: Int32Array };

type Node = { next: Map<number, Node>; near: Map<number, Node>; ends: number[] };

const gap = 2;
const none: readonly number[] = [];

/**
 * All phrases of the configuration in one trie over stems, exact forms, acronyms and word classes. Reading a text costs one look-up a word,
 * however many phrases there are.
 */
export class Phrases {
  readonly #root: Node = newNode();
  readonly #symbols = {
    stem: new Map<string, number>(),
    form: new Map<string, number>(),
    acronym: new Map<string, number>(),
  };
  readonly #classSymbols = new Map<string, number>();
  readonly #classesOf = new Map<number, number[]>();
  readonly #numbers = new Map<string, number>();
  readonly #acronymForms = new Set<string>();
  readonly #known = new Map<string, readonly number[]>();
  #symbolCount = 0;

  constructor(classes: Readonly<Record<string, readonly string[]>>) {
    for (const name of Object.keys(classes)) this.#classSymbols.set(name, this.#newSymbol());
    for (const [name, words] of Object.entries(classes)) for (const word of words) this.#addMember(name, word);
  }

  /** Adds a phrase (one part of a term); equal phrases share their number. */
  add(part: Part): number {
    const known = this.#numbers.get(part.written);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(part.written, number);
    for (const path of part.paths) this.#insert(path, number);
    return number;
  }

  /** Every occurrence of every phrase, phrases of several words inside one sentence only. */
  occurrences(reading: Reading): Occurrences {
    const found: Occurrences = new Map();
    const symbols = reading.tokens.map((token) => this.#symbolsOf(token, reading.text));
    for (let at = 0; at < symbols.length; at += 1) {
      for (const symbol of symbols[at] ?? none) {
        const node = this.#root.near.get(symbol);
        if (node !== undefined) follow(node, { first: at, symbols, sentenceOf: reading.sentenceOf, found }, at);
      }
    }
    return found;
  }

  #addMember(name: string, member: string): void {
    const part = parseTerm(member)[0];
    const symbol = this.#classSymbols.get(name);
    if (part === undefined || symbol === undefined) return;
    const whole = this.add({ written: `{${name}}`, paths: [], within: 0, absent: false });
    for (const path of part.paths) {
      this.#insert(path, whole);
      const only = path.length === 1 ? path[0] : undefined;
      if (only === undefined) continue;
      const base = this.#symbolFor(only.need);
      this.#classesOf.set(base, [...(this.#classesOf.get(base) ?? []), symbol]);
    }
  }

  #insert(path: readonly Step[], number: number): void {
    let node = this.#root;
    for (const [at, step] of path.entries()) {
      const children = step.adjacent && at > 0 ? node.next : node.near;
      const symbol = this.#symbolFor(step.need);
      const child = children.get(symbol) ?? newNode();
      children.set(symbol, child);
      node = child;
    }
    if (node !== this.#root && !node.ends.includes(number)) node.ends.push(number);
  }

  #symbolFor(need: Need): number {
    if (need.kind === 'class') return this.#classSymbols.get(need.value) ?? this.#newSymbol();
    if (need.kind === 'acronym') this.#acronymForms.add(need.value.toLowerCase());
    const table = this.#symbols[need.kind];
    const symbol = table.get(need.value) ?? this.#newSymbol();
    table.set(need.value, symbol);
    return symbol;
  }

  #newSymbol(): number {
    this.#symbolCount += 1;
    return this.#symbolCount;
  }

  #symbolsOf(token: Token, text: string): readonly number[] {
    const known = this.#known.get(token.form) ?? this.#remember(token);
    if (!this.#acronymForms.has(token.form)) return known;
    const acronym = this.#symbols.acronym.get(text.slice(token.start, token.end));
    return acronym === undefined ? known : [...known, acronym, ...(this.#classesOf.get(acronym) ?? none)];
  }

  #remember(token: Token): readonly number[] {
    const base = [this.#symbols.stem.get(token.stem), this.#symbols.form.get(token.form)].filter(
      (symbol) => symbol !== undefined,
    );
    const symbols =
      base.length === 0
        ? none
        : [...new Set([...base, ...base.flatMap((symbol) => this.#classesOf.get(symbol) ?? [])])];
    if (this.#known.size >= 100_000) this.#known.clear();
    this.#known.set(token.form, symbols);
    return symbols;
  }
}

type Walk = { first: number; symbols: readonly (readonly number[])[]; sentenceOf: Int32Array; found: Occurrences };

function follow(node: Node, walk: Walk, at: number): void {
  for (const number of node.ends) record(number, walk, at);
  const furthest = Math.min(walk.symbols.length - 1, at + (node.near.size > 0 ? gap + 1 : node.next.size > 0 ? 1 : 0));
  for (let next = at + 1; next <= furthest; next += 1) {
    if (walk.sentenceOf[next] !== walk.sentenceOf[walk.first]) return;
    for (const symbol of walk.symbols[next] ?? none) {
      const near = node.near.get(symbol);
      if (near !== undefined) follow(near, walk, next);
      const adjacent = next === at + 1 ? node.next.get(symbol) : undefined;
      if (adjacent !== undefined) follow(adjacent, walk, next);
    }
  }
}

function record(number: number, walk: Walk, last: number): void {
  const list = walk.found.get(number) ?? [];
  const before = list.at(-1);
  if (before?.first === walk.first) {
    if (last < before.last) before.last = last;
    return;
  }
  list.push({ first: walk.first, last, sentence: walk.sentenceOf[walk.first] ?? 0 });
  walk.found.set(number, list);
}

function newNode(): Node {
  return { next: new Map(), near: new Map(), ends: [] };
}
