import type { ProvisionEntry } from '../../tag/taxonomy.ts';
import type { Change, ChangeRow, Instance } from '../change.ts';
import { printable } from './list.ts';
import type { Table } from './table.ts';

/** What a table of change says beside its facts: labels, and the search in its parts. */
export type ChangeWords = {
  sought: readonly { name: string; value: string }[];
  address: string;
  comparedAt: string;
  category(id: string): string;
  /** A provision with its day and how sure we are of both. */
  provision(provision: ProvisionEntry): string;
};

const note =
  'By date of publication. Counts are of reports held, by no means of events, and grow with what is read. Passages are the publishers’ words. Days and provisions marked “not verified” must be checked.';

/** A change as a table with a line a category: for spreadsheets, every fact in a cell of its own. */
export function changeSheet(change: Change, words: ChangeWords): Table {
  const { date } = change;
  const ends = [`First before ${date}`, `Last before ${date}`, `First from ${date}`, `Last from ${date}`];
  return {
    ...framed(change, words),
    columns: [
      ...['Category', `Reports before ${date}`, 'Date too imprecise to say', `Reports from ${date}`],
      `New provisions, ${date} to ${change.until}`,
      ...ends.flatMap((name) => [name, `${name}: citation`]),
    ],
    rows: change.rows.map((row) => [
      ...[words.category(row.category), String(row.before), String(row.either), String(row.after)],
      row.provisions.map(words.provision).join('\n'),
      ...endsOf(row).flatMap((end) => [end?.hit.passage.text ?? '', end === undefined ? '' : cited(end)]),
    ]),
  };
}

/** The same for a document of Word: before and after side by side. */
export function changeColumns(change: Change, words: ChangeWords): Table {
  const { date, until } = change;
  return {
    ...framed(change, words),
    columns: ['Category', `Before ${date}`, `From ${date}`, `New provisions, ${date} to ${until}`],
    rows: change.rows.map((row) => {
      const [firstBefore, lastBefore, firstAfter, lastAfter] = endsOf(row);
      const either = row.either > 0 ? `\n${row.either} more on one side or the other` : '';
      return [
        `${words.category(row.category)}${either}`,
        [`Reports: ${row.before}`, told('First', firstBefore), told('Last', lastBefore)].filter(Boolean).join('\n'),
        [`Reports: ${row.after}`, told('First', firstAfter), told('Last', lastAfter)].filter(Boolean).join('\n'),
        row.provisions.map(words.provision).join('\n'),
      ];
    }),
  };
}

function framed(change: Change, words: ChangeWords) {
  const { date, until, total, undated, dropped, withAllWords, provisions } = change;
  const left = [...new Set([...dropped.before, ...dropped.after])];
  return {
    title: `Before and after ${date}`,
    head: [
      ...words.sought.map(({ name, value }) => [name, printable(value)] as const),
      ['Address of the comparison', words.address] as const,
      ['Compared', words.comparedAt] as const,
      [`Reports before ${date}`, String(total.before)] as const,
      [`Reports from ${date}`, String(total.after)] as const,
      ['Date too imprecise to say', String(total.either)] as const,
      ['Without a date, on neither side', String(undated)] as const,
      [`New provisions, ${date} to ${until}`, provisions.map(words.provision).join('; ') || 'none known'] as const,
      ...(left.length === 0 ? [] : [['Words left out on a side, since nothing had all', left.join(', ')] as const]),
      ...allWords(`Before ${date}`, withAllWords.before),
      ...allWords(`From ${date}`, withAllWords.after),
    ],
    note,
  };
}

function allWords(side: string, count: number | undefined) {
  if (count === undefined) return [];
  return [[`${side}: reports with all the words in a passage (the others have most)`, String(count)] as const];
}

function endsOf({ ends }: ChangeRow): (Instance | undefined)[] {
  return [ends?.before.first, ends?.before.last, ends?.after.first, ends?.after.last];
}

function told(name: string, end: Instance | undefined): string | undefined {
  return end === undefined ? undefined : `${name}: “${end.hit.passage.text}”\n${cited(end)}`;
}

function cited({ citation }: Instance): string {
  return `${citation.text} ${citation.archivedCopy}`;
}
