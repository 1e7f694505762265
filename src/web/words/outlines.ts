import type { HeadingId, OutlineId } from '../../binder/outlines.ts';

/** What an outline is called, for what it is, and its headings. */
type OutlineWords = { [Id in OutlineId]: { name: string; use: string; headings: Record<HeadingId<Id>, string> } };

const against = 'Passages that speak against the claim';

/** The ready outlines of binders. */
export const outlines: OutlineWords = {
  claim: {
    name: 'Elements of the claim',
    use: 'One heading for each thing that has to be shown.',
    headings: {
      harm: 'Harm that amounts to persecution',
      fear: 'Risk on return',
      ground: 'Protected ground and nexus',
      actor: 'Who does the harm: state action',
      protection: 'Protection that fails',
      relocation: 'Relocation within Russia',
      changed: 'Changed conditions',
      against,
    },
  },
  pattern: {
    name: 'Pattern or practice',
    use: 'Persecution of a whole group of persons in the same situation.',
    headings: {
      group: 'The group and how it is recognised',
      law: 'Laws and orders against the group',
      practice: 'Practice: cases and methods',
      numbers: 'Numbers, with what they are counted of',
      organised: 'Who organises or tolerates it',
      similar: 'Persons in a like situation',
      against,
    },
  },
  nexus: {
    name: 'Nexus',
    use: 'That the harm is done because of a protected ground.',
    headings: {
      wording: 'Wording of laws and charges',
      statements: 'Statements of officials',
      selective: 'Selective enforcement',
      spared: 'Who is spared for the same conduct',
      mixed: 'Mixed motives and pretexts',
      against,
    },
  },
  'state-action': {
    name: 'State action',
    use: 'That the state does the harm, or does not protect from it.',
    headings: {
      state: 'Acts of state bodies and officials',
      tolerated: 'Acts of others that the state orders or tolerates',
      impunity: 'Impunity',
      courts: 'Courts and their independence',
      complaints: 'What becomes of complaints',
      against,
    },
  },
  relocation: {
    name: 'Relocation within Russia',
    use: 'Whether another part of the country is safe and can be asked of a person.',
    headings: {
      federal: 'Bodies that act in the whole country',
      lists: 'Wanted lists, registers and exit bans',
      surveillance: 'Cameras, telephones and registration of residence',
      regions: 'Conditions in other regions',
      reasonable: 'Whether it can reasonably be expected',
      against,
    },
  },
  changed: {
    name: 'Changed conditions',
    use: 'Conditions then and now, compared.',
    headings: {
      former: 'Conditions at the time of the former hearing',
      since: 'What has changed since',
      'new-law': 'New laws and how they are applied',
      unavailable: 'Evidence that could not be had before',
      against,
    },
  },
  thematic: {
    name: 'By theme',
    use: 'A general picture, theme by theme.',
    headings: {
      laws: 'Laws',
      prosecution: 'Prosecution and punishment',
      detention: 'Arrest, detention and torture',
      violence: 'Violence',
      discrimination: 'Discrimination in daily life',
      surveillance: 'Surveillance and reprisals abroad',
      against,
    },
  },
  'uk-schedule': {
    name: 'United Kingdom: schedule by disputed issue',
    use: 'One heading for each issue that the refusal letter disputes.',
    headings: {
      persecution: 'Issue: risk of persecution or serious harm',
      reason: 'Issue: Convention reason',
      sufficiency: 'Issue: sufficiency of protection',
      internal: 'Issue: internal relocation',
      guidance: 'Country guidance, and evidence since',
      'policy-note': 'Policy note of the Home Office: passages relied on and passages met',
      other: 'Other issues',
    },
  },
};
