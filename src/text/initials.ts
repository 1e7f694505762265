import { lookAlike } from './fold.ts';

/** The code units with which a word may be written whose folded form begins as it does; stems begin as their forms. */
export type Initials = ReadonlySet<number>;

/** The initials of some folded forms or stems. */
export function initialsOf(forms: Iterable<string>): Initials {
  const units = new Set<number>();
  for (const form of forms) {
    const letters = [form.charAt(0), lookAlike(form.charAt(0)) ?? ''];
    for (const each of letters.includes('е') ? [...letters, 'ё'] : letters) {
      units.add(each.charCodeAt(0)).add(each.toUpperCase().charCodeAt(0));
    }
  }
  return units;
}

/** Whether the word that stands at `start` of a text may have one of these initials: only a plain letter or digit can tell that it has not. */
export function mayBegin(text: string, start: number, initials: Initials): boolean {
  const unit = text.charCodeAt(start);
  const next = text.charCodeAt(start + 1);
  return initials.has(unit) || !isPlain(unit) || (next >= 0x300 && next < 0x370);
}

/** A digit, or a letter of the basic English or Russian alphabet: what `fold` leaves as it is, but for case, ё and look-alikes. */
export function isPlain(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x410 && unit <= 0x44f) ||
    unit === 0x401 ||
    unit === 0x451
  );
}
