/** Words of the comparisons: before and after a day, and two editions. */
export const comparing = {
  change: {
    title: 'Before and after a day',
    link: 'Before and after a day',
    intro:
      'What a search finds before a day, and from that day on, by date of publication. Counts are of reports held here, not of events: more reports may mean more attention.',
    search: 'Search for',
    date: 'Day',
    button: 'Compare',
    turns: 'Days on which conditions turned (check each before you rely on it)',
    days: {
      '2022-02-24': 'invasion of Ukraine',
      '2022-03-04': 'war-censorship laws',
      '2022-09-21': 'mobilisation',
      '2022-12-01': 'law 255-FZ on foreign influence',
      '2023-07-24': 'law 386-FZ on gender recognition',
      '2023-11-30': 'Supreme Court on the “LGBT movement”',
    } as Record<string, string>,
    before: (day: string) => `Before ${day}`,
    after: (day: string) => `From ${day}`,
    category: 'Category',
    all: 'All reports',
    first: 'First',
    last: 'Last',
    none: 'none',
    either: (count: number) => `${count} more on one side or the other: the date is too imprecise to say`,
    undated: (reports: string) => `${reports} without a date, on neither side.`,
    dropped: (words: string, day: string) => `${day}: no passage has all the words; left out: ${words}.`,
    nothing: 'Nothing is found on either side.',
    provisions: (from: string, until: string) => `New provisions, ${from} to ${until}`,
    noProvisions: 'None is known.',
    shown: (count: number) =>
      `First and last passages are shown for the ${count} categories with most reports; choose a category in the search to see others.`,
    exporting: 'As a table with citations',
    toSearch: 'To the results of this search',
  },
  editions: {
    title: 'Two editions side by side',
    link: 'Compare with another edition',
    intro:
      'Two editions of one series, such as the country reports of two years, section by section: what is gone, what is new, and what is said in other words. Give each by the address of its page here, or by its id.',
    earlier: 'Earlier edition',
    later: 'Later edition',
    series: 'Other editions held here',
    alone: 'None was found by its title; give another report above.',
    counts: ({ same, changed, removed, added, moved }: Counts) =>
      `Sentences the same: ${same}; changed: ${changed}; removed: ${removed}; added: ${added}${moved > 0 ? `; of these in another section of the other edition: ${moved}` : ''}.`,
    note: 'That a later edition is silent says nothing about conditions: publishers shorten reports. Sections meet by headings or texts that are alike, so check those that are called gone or new.',
    gone: 'Sections that are gone',
    new: 'New sections',
    kinds: { gone: 'gone', new: 'new' },
    renamed: 'In the earlier edition:',
    changed: 'Changed',
    elsewhere: 'In the other edition under:',
    lead: 'Before the first heading',
    nothing: 'Both editions say the same.',
  },
};

type Counts = Record<'same' | 'changed' | 'removed' | 'added' | 'moved', number>;
