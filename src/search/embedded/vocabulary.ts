import { transliterationKey } from '../../text/transliterate.ts';
import type { Vocabulary } from '../plan.ts';
import type { Connection, Side } from './file.ts';
import { slips } from './slips.ts';

const beginningsScanned = 4000;
const beginningsTaken = 24;
const shortestCorrected = 5;
const twoSlipsFrom = 9;
const similarScanned = 5000;
const similarTaken = 5;
const namesTaken = 12;
const shortestName = 4;

/** The words of one side of an index file. */
export function vocabularyOf(db: Connection, side: Side): Vocabulary {
  const frequencyOf = db.prepare(`SELECT passages FROM stem_${side} WHERE stem = ?`).pluck();
  const beginningWith = db
    .prepare(
      `SELECT stem FROM (SELECT DISTINCT stem FROM (SELECT stem FROM surface_${side} WHERE form >= ? AND form < ? ORDER BY form LIMIT ${beginningsScanned}))
       JOIN stem_${side} USING (stem) WHERE passages > 0 ORDER BY passages DESC LIMIT ${beginningsTaken}`,
    )
    .pluck();
  const starting = db
    .prepare(
      `SELECT form, stem FROM surface_${side} WHERE length = ? AND form >= ? AND form < ? LIMIT ${similarScanned}`,
    )
    .raw();
  const ending = db
    .prepare(
      `SELECT form, stem FROM surface_${side} WHERE length = ? AND reversed >= ? AND reversed < ? LIMIT ${similarScanned}`,
    )
    .raw();
  const sounding = db
    .prepare(`SELECT form FROM surface_${side} WHERE sound = @sound OR root = @sound LIMIT ${namesTaken}`)
    .pluck();
  const known = db.prepare(`SELECT 1 FROM surface_${side} WHERE form = ? AND sound IS NULL`).pluck();
  const frequency = (stem: string) => Number(frequencyOf.get(stem) ?? 0);
  return {
    frequency,
    beginning: (prefix) => beginningWith.all(prefix, after(prefix)).map(String),
    similar: (form) => similarForms(form, candidates(form, starting, ending), frequency),
    names: (form) => {
      if (form.length < shortestName || known.get(form) !== undefined) return [];
      return sounding
        .all({ sound: transliterationKey(form) })
        .map(String)
        .filter((other) => other !== form);
    },
  };
}

type Scan = { all(...parameters: unknown[]): unknown[] };

/** Forms that share the first or the second half with a form: one slip leaves one of them whole. */
function candidates(form: string, starting: Scan, ending: Scan): Map<string, string> {
  const letters = [...form];
  const found = new Map<string, string>();
  if (letters.length < shortestCorrected || !/^[\p{L}']+$/u.test(form)) return found;
  const half = Math.floor(letters.length / 2);
  const start = letters.slice(0, half).join('');
  const end = letters.slice(half).toReversed().join('');
  const most = slipsAllowed(letters.length);
  for (let length = letters.length - most; length <= letters.length + most; length += 1) {
    for (const row of starting.all(length, start, after(start)) as string[][]) found.set(row[0] ?? '', row[1] ?? '');
    for (const row of ending.all(length, end, after(end)) as string[][]) found.set(row[0] ?? '', row[1] ?? '');
  }
  return found;
}

function similarForms(form: string, forms: ReadonlyMap<string, string>, frequency: (stem: string) => number): string[] {
  const allowed = slipsAllowed([...form].length);
  let best = allowed;
  let found: { form: string; stem: string }[] = [];
  for (const [other, stem] of forms) {
    const distance = slips(form, other, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push({ form: other, stem });
  }
  return found
    .map((one) => ({ ...one, passages: frequency(one.stem) }))
    .filter((one) => one.passages > 0)
    .sort((one, other) => other.passages - one.passages)
    .slice(0, similarTaken)
    .map((one) => one.form);
}

function slipsAllowed(length: number): number {
  return length >= twoSlipsFrom ? 2 : 1;
}

function after(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
