import { commonest, correctable, oneOfEachStem, similarForms, slipsAllowed } from '../corrections.ts';
import type { Vocabulary } from '../plan.ts';
import { shortestName, soundsOf } from '../sounds.ts';
import type { Connection, Side } from './file.ts';
import { backwards } from './slips.ts';

const beginningsScanned = 2000;
const beginningsTaken = 16;
const similarScanned = 5000;
const namesScanned = 60;

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
      `SELECT form FROM name_${side} WHERE sound IN (SELECT value FROM json_each(@all)) OR root IN (SELECT value FROM json_each(@all)) ORDER BY form LIMIT ${namesScanned}`,
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
      const others = sounding.all({ all: JSON.stringify(soundsOf(form).all) }).map(String);
      return oneOfEachStem(others, form);
    },
  };
}

/** A stem is kept as the number of letters of the form that it begins with, or as itself. */
function keptStem(form: string, kept: unknown): string {
  return typeof kept === 'number' ? form.slice(0, kept) : String(kept ?? form);
}

type Scan = { all(...parameters: unknown[]): unknown[] };

/** Forms that share the first or the second half with a form: one slip leaves one of them whole. */
function halfAlike(form: string, starting: Scan, ending: Scan): Set<string> {
  const letters = [...form];
  if (!correctable(form)) return new Set();
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

function after(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
