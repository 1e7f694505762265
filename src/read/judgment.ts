import type { IsoDate } from '../model/values.ts';

/** What one decision of the European Court of Human Rights is known by at every host: its first application and its day. */
export type Judgment = { application: string; deliveredOn?: IsoDate };

/** Type of decision, application and day stand in it: ECLI:CE:ECHR:2022:0614JUD000998813 (Council conclusions 2011/C 127/01, annex). */
const ecli = /\bECLI:CE:ECHR:(\d{4}):(\d{2})(\d{2})(?:JUD|DEC|ADV|COM)(\d{7})(\d{2})/i;
const application =
  /(?:applications?\s+n(?:o|os)\.?|requêtes?\s+n(?:o|os|°|ᵒˢ)\.?|жалоб[аы]\s+№+)\s*(\d{1,5}\/\d{2})(?!\d)/iu;
const court =
  /european court of human rights|cour europ[ée]enne des droits de l.homme|европейск\S+ суд\S* по правам человека|case of\s/iu;

/** The judgment that a document number names: an ECLI, or an application number (`9988/13 and 60 others`) with the day beside it. */
export function judgmentOf(documentNumber: string | undefined, publishedOn?: IsoDate): Judgment | undefined {
  const coded = ecli.exec(documentNumber ?? '');
  if (coded !== null) {
    const [, year, month, day, number = '', of] = coded;
    return { application: `${Number(number)}/${of}`, deliveredOn: `${year}-${month}-${day}` };
  }
  const first = /^(\d{1,5}\/\d{2})(?!\d)/.exec(documentNumber ?? '')?.[1];
  if (first === undefined) return undefined;
  return publishedOn?.length === 10 ? { application: first, deliveredOn: publishedOn } : { application: first };
}

/** The number that the opening of a judgment prints: its ECLI, else its first application; undefined for any other text. */
export function judgmentNumber(opening: string): string | undefined {
  const coded = ecli.exec(opening)?.[0];
  if (coded !== undefined || !court.test(opening)) return coded;
  return application.exec(opening)?.[1];
}

/** Whether two documents are one judgment; undefined where the numbers do not tell (one has none, or a day is not known). */
export function sameJudgment(one: Judgment | undefined, other: Judgment | undefined): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (one.application !== other.application) return false;
  if (one.deliveredOn === undefined || other.deliveredOn === undefined) return undefined;
  return one.deliveredOn === other.deliveredOn;
}
