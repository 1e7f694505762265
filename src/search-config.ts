import { createHash, type Hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { Failure } from './errors.ts';
import { checkedFile, invalidEntry } from './search-config-file.ts';
import { type Category, fileSchemas, type SearchConfig } from './tag/taxonomy.ts';
import { classesOf, parseTerm } from './tag/term.ts';

const shipped = fileURLToPath(new URL('../search-config/', import.meta.url));

/** Files that are checked where they are imported: what words mean everywhere is no setting of an instance. */
const imported = ['notices.json', 'stop-words.json'];

/**
 * Reads, validates and cross-checks `search-config/`.
 * @throws Failure `taxonomy.invalid` naming file, entry and reason
 */
export function loadSearchConfig(dir: string = shipped): SearchConfig {
  const hash = createHash('sha256');
  const file = <Name extends keyof typeof fileSchemas>(name: Name, path = `${name}.json`) =>
    checkedFile(path, fileSchemas[name], readFile(dir, path, hash)) as z.infer<(typeof fileSchemas)[Name]>;
  const taxonomy = file('taxonomy');
  const categoryFiles = taxonomy.groups.map((group) => file('categoryGroup', `categories/${group}.json`));
  const config = {
    categoryGroups: categoryFiles.map(({ id, label }) => ({ id, label })),
    categories: categoryFiles.flatMap((group) =>
      group.categories.map((category) => ({ ...category, group: group.id })),
    ),
    provisions: file('provisions'),
    grounds: file('grounds'),
    groups: file('groups'),
    harms: file('harms'),
    actors: file('actors'),
    places: file('places'),
    classes: file('classes'),
    gate: file('gate'),
    stance: file('stance'),
    synonyms: file('synonyms'),
  };
  crossCheck(config);
  for (const path of imported) readFile(dir, path, hash);
  return { version: `${taxonomy.version}-${hash.digest('hex').slice(0, 8)}`, ...config };
}

function readFile(dir: string, path: string, hash: Hash): unknown {
  try {
    const text = readFileSync(join(dir, path), 'utf8');
    hash.update(text);
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'cannot be read';
    throw new Failure('taxonomy.invalid', `${path}: ${reason}`, { cause });
  }
}

type Unversioned = Omit<SearchConfig, 'version'>;

function crossCheck(config: Unversioned): void {
  const provisions = unique(
    'provisions.json',
    config.provisions.map((entry) => entry.key),
  );
  const categories = unique(
    'categories',
    config.categories.map((entry) => entry.id),
  );
  const grounds = unique(
    'grounds.json',
    config.grounds.map((entry) => entry.id),
  );
  const groups = unique(
    'groups.json',
    config.groups.map((entry) => entry.id),
  );
  unique(
    'harms.json',
    config.harms.map((entry) => entry.id),
  );
  unique(
    'actors.json',
    config.actors.map((entry) => entry.id),
  );
  unique(
    'places.json',
    config.places.map((entry) => entry.id),
  );
  for (const category of config.categories) {
    const at = `categories/${category.group}.json`;
    known(at, category.id, 'provision', category.provisions, provisions);
    known(at, category.id, 'ground', category.grounds, grounds);
    known(at, category.id, 'group', category.typicalTargets, groups);
    checkTerms(at, category.id, termsOf(category), config.classes);
  }
  for (const entry of config.provisions) known('provisions.json', entry.key, 'category', entry.evidenceOf, categories);
  if (config.classes.punished === undefined) throw invalidEntry('classes.json', 'punished', 'the class is missing');
}

function unique(file: string, ids: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw invalidEntry(file, id, 'stands twice');
    seen.add(id);
  }
  return seen;
}

function known(file: string, entry: string, what: string, ids: readonly string[], all: ReadonlySet<string>): void {
  const missing = ids.find((id) => !all.has(id));
  if (missing !== undefined) throw invalidEntry(file, entry, `unknown ${what} ${missing}`);
}

function termsOf(category: Category): string[] {
  const { en, ru } = category.terms;
  return [...en.strong, ...en.weak, ...ru.strong, ...ru.weak, ...category.unless.en, ...category.unless.ru];
}

function checkTerms(file: string, entry: string, terms: readonly string[], classes: SearchConfig['classes']): void {
  for (const term of terms) {
    const missing = classesOf(term).find((name) => classes[name] === undefined);
    if (missing !== undefined) throw invalidEntry(file, entry, `term "${term}" names an unknown class ${missing}`);
    if (parseTerm(term).some((part) => part.paths.length === 0))
      throw invalidEntry(file, entry, `term "${term}" has an empty part`);
  }
}
