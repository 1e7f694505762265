import type { Token } from '../text/analyse.ts';
import { type Need, type Part, parseTerm, type Step } from './term.ts';

/** Where a phrase stands: indices of its first and last token, and of their sentence. */
export type Occurrence = { first: number; last: number; sentence: number };

/** Occurrences by phrase number, each list in order. */
export type Occurrences = Map<number, Occurrence[]>;

/** A passage's tokens as the phrases see them. `sentenceOf[i]` is the index of token i's sentence. */
export type Reading = { text: string; tokens: readonly Token[]; sentenceOf: Int32Array };

type Node = { next: Map<number, Node>; near: Map<number, Node>; ends: Set<number> };

/** Words that may stand between two words of a phrase. */
const gap = 2;

/** Words whose meaning is remembered; the memory is emptied when it is full. */
const knownAtMost = 100_000;

/**
 * All phrases of the configuration in one trie over stems, exact forms, acronyms and word classes. Reading a text costs one look-up a word,
 * however many phrases there are.
 */
export class Phrases {
  readonly #root: Node = newNode();
  readonly #symbols: Readonly<Record<Need['kind'], Map<string, number>>> = {
    stem: new Map(),
    form: new Map(),
    acronym: new Map(),
    class: new Map(),
  };
  readonly #classesOf = new Map<number, number[]>();
  readonly #numbers = new Map<string, number>();
  readonly #known = new Map<string, readonly number[]>();
  #symbolCount = 0;

  constructor(classes: Readonly<Record<string, readonly string[]>>) {
    for (const [name, words] of Object.entries(classes)) for (const word of words) this.#addMember(name, word);
  }

  /** Adds a phrase (one part of a term); equal phrases share their number. */
  add(part: Pick<Part, 'written' | 'paths'>): number {
    const number = this.#numbers.get(part.written) ?? this.#numbers.size;
    this.#numbers.set(part.written, number);
    for (const path of part.paths) this.#insert(path, number);
    return number;
  }

  /** Every occurrence of every phrase, phrases of several words inside one sentence only. */
  occurrences(reading: Reading): Occurrences {
    const found: Occurrences = new Map();
    const symbols = reading.tokens.map((token) => this.#symbolsOf(token, reading.text));
    for (let at = 0; at < symbols.length; at += 1) {
      for (const symbol of symbols[at] ?? []) {
        const node = this.#root.near.get(symbol);
        if (node !== undefined) follow(node, { first: at, symbols, sentenceOf: reading.sentenceOf, found }, at);
      }
    }
    return found;
  }

  /** A member of a class stands for the class as a whole; one of a single word also for a word of the class within a phrase. */
  #addMember(name: string, member: string): void {
    const paths = parseTerm(member).flatMap((part) => part.paths);
    this.add({ written: `{${name}}`, paths });
    const symbol = this.#symbolFor({ kind: 'class', value: name });
    for (const [only, ...more] of paths) {
      if (only === undefined || more.length > 0) continue;
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
    node.ends.add(number);
  }

  #symbolFor(need: Need): number {
    const table = this.#symbols[need.kind];
    const known = table.get(need.value);
    if (known !== undefined) return known;
    this.#symbolCount += 1;
    table.set(need.value, this.#symbolCount);
    return this.#symbolCount;
  }

  #symbolsOf(token: Token, text: string): readonly number[] {
    const written = text.slice(token.start, token.end);
    const known = this.#known.get(written);
    if (known !== undefined) return known;
    const { stem, form, acronym } = this.#symbols;
    const own = [stem.get(token.stem), form.get(token.form), acronym.get(written)].filter(
      (symbol) => symbol !== undefined,
    );
    const symbols = [...new Set([...own, ...own.flatMap((symbol) => this.#classesOf.get(symbol) ?? [])])];
    if (this.#known.size >= knownAtMost) this.#known.clear();
    this.#known.set(written, symbols);
    return symbols;
  }
}

type Walk = { first: number; symbols: readonly (readonly number[])[]; sentenceOf: Int32Array; found: Occurrences };

function follow(node: Node, walk: Walk, at: number): void {
  for (const number of node.ends) record(number, walk, at);
  // Most nodes are ends: nothing is looked up behind them.
  const reach = node.near.size > 0 ? gap + 1 : Math.min(node.next.size, 1);
  for (let next = at + 1; next <= at + reach; next += 1) {
    if (walk.sentenceOf[next] !== walk.sentenceOf[walk.first]) return;
    for (const symbol of walk.symbols[next] ?? []) {
      const near = node.near.get(symbol);
      if (near !== undefined) follow(near, walk, next);
      const adjacent = next === at + 1 ? node.next.get(symbol) : undefined;
      if (adjacent !== undefined) follow(adjacent, walk, next);
    }
  }
}

/** Of two ways in which a phrase begins at one word, the shorter is kept. */
function record(number: number, walk: Walk, last: number): void {
  const list = walk.found.get(number) ?? [];
  const before = list.at(-1);
  if (before?.first === walk.first) {
    before.last = Math.min(before.last, last);
    return;
  }
  list.push({ first: walk.first, last, sentence: walk.sentenceOf[walk.first] ?? 0 });
  walk.found.set(number, list);
}

function newNode(): Node {
  return { next: new Map(), near: new Map(), ends: new Set() };
}
