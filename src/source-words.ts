import type { Tier } from './model/publisher.ts';
import type { SourceKind } from './source.ts';

/** What pages and exhibit packets say in English of who a publisher is. */
export const sourceWords = {
  kinds: {
    un: 'United Nations body',
    igo: 'Intergovernmental body',
    court: 'Court',
    government: 'Government',
    ngo: 'Non-governmental organisation',
    media: 'News medium',
    register: 'State register',
    academic: 'Academic work',
  } satisfies Record<SourceKind, string>,
  tiers: {
    1: 'UN and intergovernmental bodies, courts, governments',
    2: 'other governments, leading international organisations',
    3: 'specialised national monitors',
    4: 'media',
  } satisfies Record<Tier, string>,
  /** What Russia has declared a publisher to be. */
  designated: {
    'foreign-agent': 'foreign agent',
    undesirable: 'undesirable organisation',
    extremist: 'extremist organisation',
    terrorist: 'terrorist organisation',
    blocked: 'website blocked',
  },
  /** Of method and criticism about which nothing is known here: silence would read as if there were none. */
  unassessed: 'Not assessed by this archive.',
  undesignated: 'none known',
  /** Of a designation that nobody has checked, or on which sources differ. */
  doubtful: 'not verified',
};
