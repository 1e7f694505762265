import { stem } from '../../text/analyse.ts';
import { transliterationKey } from '../../text/transliterate.ts';
import type { Vocabulary } from '../plan.ts';
import type { Connection, Side } from './file.ts';
import { backwards, slips } from './slips.ts';

const beginningsScanned = 2000;
const beginningsTaken = 16;
const shortestCorrected = 5;
const twoSlipsFrom = 9;
const similarScanned = 5000;
const similarTaken = 5;
const namesTaken = 8;
const namesScanned = 60;
const shortestName = 4;

/** The words of one side of an index file. */
export function vocabularyOf(db: Connection, side: Side): Vocabulary {
  const passagesWith = db.prepare(`SELECT passages FROM stem_${side} WHERE stem = ?`).pluck();
  const stemOf = db.prepare(`SELECT stem FROM surface_${side} WHERE form = ?`).pluck();
  const starting = db
    .prepare(`SELECT form, stem FROM surface_${side} WHERE form >= ? AND form < ? ORDER BY form LIMIT ?`)
    .raw();
  const ending = db
    .prepare(
      `SELECT reversed FROM ending_${side} WHERE reversed >= ? AND reversed < ? AND length(reversed) BETWEEN ? AND ? LIMIT ?`,
    )
    .pluck();
  const alike = db
    .prepare(`SELECT form FROM surface_${side} WHERE form >= ? AND form < ? AND length(form) BETWEEN ? AND ? LIMIT ?`)
    .pluck();
  const sounding = db
    .prepare(
      `SELECT form FROM name_${side} WHERE sound IN (@whole, @root) OR root IN (@whole, @root) ORDER BY form LIMIT ${namesScanned}`,
    )
    .pluck();
  const isName = db.prepare(`SELECT 1 FROM name_${side} WHERE form = ?`).pluck();
  const frequency = (stem: string) => Math.max(0, Number(passagesWith.get(stem) ?? 0));
  const stemFor = (form: string) => keptStem(form, stemOf.get(form));
  return {
    frequency,
    beginning: (prefix) => {
      const rows = starting.all(prefix, after(prefix), beginningsScanned) as [string, unknown][];
      return commonest(new Set(rows.map(([form, stem]) => keptStem(form, stem))), frequency).slice(0, beginningsTaken);
    },
    similar: (form) => {
      const forms = [...halfAlike(form, alike, ending)];
      return similarForms(form, forms, (other) => frequency(stemFor(other)));
    },
    names: (form) => {
      if (form.length < shortestName || (stemOf.get(form) !== undefined && isName.get(form) === undefined)) return [];
      const root = transliterationKey(stem(form));
      const whole = transliterationKey(form);
      const others = sounding.all({ whole, root: root.length >= shortestName ? root : whole }).map(String);
      return oneOfEachStem(others, form);
    },
  };
}

/** Forms of other stems than a form's own, the shortest of each. */
function oneOfEachStem(others: readonly string[], form: string): string[] {
  const byStem = new Map([[stem(form), form]]);
  for (const other of others.toSorted((one, two) => one.length - two.length)) {
    if (!byStem.has(stem(other))) byStem.set(stem(other), other);
  }
  return [...byStem.values()].slice(1, 1 + namesTaken);
}

/** A stem is kept as the number of letters of the form that it begins with, or as itself. */
function keptStem(form: string, kept: unknown): string {
  return typeof kept === 'number' ? form.slice(0, kept) : String(kept ?? form);
}

/** Words that any passage holds, those that most hold first. */
function commonest(words: ReadonlySet<string>, frequency: (word: string) => number): string[] {
  return [...words]
    .map((word) => ({ word, passages: frequency(word) }))
    .filter(({ passages }) => passages > 0)
    .sort((one, other) => other.passages - one.passages)
    .map(({ word }) => word);
}

type Scan = { all(...parameters: unknown[]): unknown[] };

/** Forms that share the first or the second half with a form: one slip leaves one of them whole. */
function halfAlike(form: string, starting: Scan, ending: Scan): Set<string> {
  const letters = [...form];
  if (letters.length < shortestCorrected || !/^[\p{L}']+$/u.test(form)) return new Set();
  const half = Math.floor(letters.length / 2);
  const start = letters.slice(0, half).join('');
  const end = backwards(letters.slice(half).join(''));
  const most = slipsAllowed(letters.length);
  const bounds = [letters.length - most, letters.length + most, similarScanned];
  return new Set([
    ...starting.all(start, after(start), ...bounds).map(String),
    ...ending.all(end, after(end), ...bounds).map((reversed) => backwards(String(reversed))),
  ]);
}

function similarForms(form: string, others: readonly string[], frequency: (form: string) => number): string[] {
  let best = slipsAllowed([...form].length);
  let found: string[] = [];
  for (const other of others) {
    const distance = slips(form, other, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(other);
  }
  return commonest(new Set(found), frequency).slice(0, similarTaken);
}

function slipsAllowed(length: number): number {
  return length >= twoSlipsFrom ? 2 : 1;
}

function after(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
