import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { sources } from '../../crawlers/index.ts';
import { cardRows } from '../../src/packet/card.ts';
import { openLibrary } from '../web/library.ts';

test('the slip says of a source what its page says: who, standing, method, criticism, designations with their doubts', async () => {
  const doubted = sources.filter(({ card }) => card.designations.some(({ doubtful, note }) => doubtful && note));
  const undesignated = sources.find(({ card }) => card.designations.length === 0);
  const chosen = [doubted[0], undesignated].filter((source) => source !== undefined);
  expect(chosen).toHaveLength(2);
  const library = await openLibrary(chosen);
  for (const source of chosen) {
    const page = load(await (await fetch(`${library.url}/sources/${source.id}`)).text())('.card.wide').text();
    const values = new Map(cardRows(source));
    expect([...values.keys()]).toEqual([
      ...['Kind', 'Standing', 'Website'],
      ...['Who it is', 'How it knows', 'Known criticism', 'Declared by Russia'],
    ]);
    const parts = [...values.values()].flatMap((value) => value.split(/\n|: | — | \(|\)| \[|\]/)).filter(Boolean);
    for (const part of parts.filter((one) => !one.startsWith('Tier '))) expect(page).toContain(part);
    expect(values.get('Standing')).toContain(`Tier ${source.tier} of 4`);
  }
  await library.close();
});

test('a doubted designation is never printed as known', () => {
  for (const source of sources) {
    const lines = new Map(cardRows(source)).get('Declared by Russia')?.split('\n') ?? [];
    for (const [at, { doubtful = false }] of source.card.designations.entries())
      expect([source.id, lines[at]?.includes('[not verified]')]).toEqual([source.id, doubtful]);
  }
});

test('of method or criticism that nobody has assessed the slip says so, and never keeps silent as if there were none', () => {
  const card = { mandate: 'SAMPLE: a court.', designations: [] };
  const values = new Map(cardRows({ card }));
  expect(values.get('How it knows')).toBe('Not assessed by this archive.');
  expect(values.get('Known criticism')).toBe('Not assessed by this archive.');
});

test('no card tells a court what is left to do, or how an attorney weighs a source', () => {
  const inner =
    /to be checked|not (?:checked|described|assessed) (?:in|yet|further)|our notes|\btier\b|nexus|pinpoint|for balance|: disclose\b|\bcite the\b/i;
  for (const { id, card } of sources)
    for (const text of [
      card.mandate,
      card.method,
      card.bias,
      card.licence,
      ...card.designations.map(({ note }) => note),
    ])
      expect([id, text ?? '']).not.toEqual([id, expect.stringMatching(inner)]);
});

test('of a publisher that somebody named by hand only what they said is printed', () => {
  expect(cardRows({ kind: 'ngo' })).toEqual([['Kind', 'Non-governmental organisation']]);
  expect(cardRows({})).toEqual([]);
});
