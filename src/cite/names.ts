/** Words of institutional names that the Bluebook shortens (table T6). */
const shortened: Readonly<Record<string, string>> = {
  Academy: 'Acad.',
  Agency: 'Agency',
  American: 'Am.',
  Association: 'Ass’n',
  Bureau: 'Bureau',
  Center: 'Ctr.',
  Centre: 'Ctr.',
  Commission: 'Comm’n',
  Committee: 'Comm.',
  Community: 'Cmty.',
  Department: 'Dep’t',
  Democratic: 'Democratic',
  Economic: 'Econ.',
  European: 'Eur.',
  Federal: 'Fed.',
  Federation: 'Fed’n',
  Foundation: 'Found.',
  Government: 'Gov’t',
  High: 'High',
  Human: 'Hum.',
  Immigration: 'Immigr.',
  Independent: 'Indep.',
  Information: 'Info.',
  Institute: 'Inst.',
  International: 'Int’l',
  Journal: 'J.',
  National: 'Nat’l',
  Network: 'Network',
  Organisation: 'Org.',
  Organization: 'Org.',
  Political: 'Pol.',
  Religious: 'Religious',
  Research: 'Rsch.',
  Resource: 'Res.',
  Rights: 'Rts.',
  Society: 'Soc’y',
  University: 'Univ.',
};

/** The name of an institution as the Bluebook shortens it: `Human Rights Watch` to `Hum. Rts. Watch`. A name of one word stays. */
export function bluebookInstitution(name: string): string {
  const words = name.split(' ');
  return words.length === 1 ? name : words.map((word) => shortened[word] ?? word).join(' ');
}

const smallWords: Readonly<Record<string, string>> = {
  AND: 'and',
  OTHERS: 'Others',
  OF: 'of',
  THE: 'the',
  ET: 'et',
  AUTRES: 'autres',
  DE: 'de',
  LA: 'la',
  DU: 'du',
};

/**
 * The name of a case without the Court's label: `CASE OF PRIMEROV AND OTHERS v. RUSSIA` to `Primerov and Others v. Russia`. Words of at most three
 * capitals stay as they are, since they may be abbreviations (`LRO`).
 */
export function caseName(title: string): string {
  const name = title.replace(/^(?:CASE OF|AFFAIRE)\s+/i, '').replace(/\s*\[(?:GC|[^\]]*translation[^\]]*)\]\s*$/i, '');
  return name
    .split(' ')
    .map((word) => caseWord(word))
    .join(' ');
}

function caseWord(word: string): string {
  if (word !== word.toUpperCase() || word === word.toLowerCase()) return word;
  const bare = word.replace(/[^\p{L}]/gu, '');
  const small = smallWords[bare];
  if (small !== undefined) return word.replace(bare, small);
  if (bare.length <= 3) return word;
  return word.toLowerCase().replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** How a style writes the number of a judgment: `one` before a single application number, `several` where more are printed or said to follow. */
export type NumberWords = { one: string; several: string; others?: string };

/** `App. No. 32401/10 and 19 others`: the number of a judgment in a style's words; an ECLI as it is; undefined when none is known. */
export function caseNumber(documentNumber: string | undefined, words: NumberWords): string | undefined {
  const printed = documentNumber?.match(/\b\d{1,5}\/\d{2}\b/g);
  if (documentNumber === undefined || !printed) return documentNumber;
  if (printed.length > 1) return `${words.several} ${documentNumber}`;
  return `${/\bothers?\b/.test(documentNumber) ? (words.others ?? words.one) : words.one} ${documentNumber}`;
}
