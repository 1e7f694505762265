import type { RegisterState } from '../../model/register.ts';

const states: Record<RegisterState, string> = {
  listed: 'listed when last read',
  excluded: 'excluded: no longer counts as listed',
  left: 'gone from the register',
};

/** What the page of registers says. */
export const registers = {
  title: 'Registers',
  intro:
    'What Russia’s registers of foreign agents, undesirable and extremist organisations, extremist materials, and its list of “terrorists and extremists” print, entry by entry, with the days on which each was seen.',
  caution:
    'A name alone identifies nobody: registers hold namesakes, and birth dates and numbers of persons, which tell them apart, are not shown here. A name that is not found here may still be listed: see below which registers were read.',
  name: 'Name, in Russian as the register prints it',
  register: 'Register',
  all: 'All registers',
  state: 'State',
  anyState: 'Listed or not',
  button: 'Look up',
  states,
  found: (total: number) => (total === 1 ? '1 entry' : `${total.toLocaleString('en-US')} entries`),
  none: 'No entry has this name',
  columns: {
    name: 'Name',
    register: 'Register',
    state: 'State',
    included: 'Included',
    ended: 'Excluded or gone',
    firstSeen: 'First seen by us',
  },
  number: (number: string) => `no. ${number}`,
  redacted: 'The register has blacked out a part of the name.',
  asterisk: 'marked * by the list: terrorism',
  nameTaken: 'name taken away by the register',
  undated: 'no day printed',
  seenExcluded: (day: string) => `no day printed; seen excluded ${day}`,
  missed: (day: string) => `first missed ${day}`,
  held: 'Registers that are read',
  counts: (listed: string, excluded: string, left: string) => `${listed} listed, ${excluded} excluded, ${left} gone`,
  never: 'not read yet',
  fromSources: 'Look a name up in the registers',
};
