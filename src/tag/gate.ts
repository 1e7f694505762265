import type { Occurrence, Occurrences, Phrases } from './phrases.ts';
import { RuleSet } from './rules.ts';
import type { SearchConfig } from './taxonomy.ts';

/** Evidence of the acting state: Russian authorities, codes, places; Russia merely named; authorities of other states; those states named. */
type Evidence = { russian: Occurrence[]; mention: Occurrence[]; rivalActor: Occurrence[]; rival: Occurrence[] };

/** What a stretch of text says about the acting state, as a whole and by sentence. */
export type Setting = Evidence & { bySentence: ReadonlyMap<number, Evidence> };

/** The whole document's setting: counts over all its passages. */
export type DocumentSetting = 'russia' | 'other' | 'unknown';

type Kind = keyof Evidence | 'shared' | 'not';

/** In this order a word that two kinds claim is given away. */
const claims: readonly Kind[] = ['not', 'rivalActor', 'russian', 'shared', 'mention', 'rival'];

/** Decides whose conduct a text is about: Russia (or Russian-occupied territory) or another state. */
export class Gate {
  readonly #rules: RuleSet<Kind>;

  constructor(config: SearchConfig, phrases: Phrases) {
    this.#rules = new RuleSet(phrases);
    const { russian, shared, mention, not, rivalActors, rivals } = config.gate;
    this.#rules.add([...russian.en, ...russian.ru], 'russian');
    for (const place of config.places) {
      if (place.type !== 'occupied-georgia') this.#rules.add([...place.terms.en, ...place.terms.ru], 'russian');
    }
    this.#rules.add([...shared.en, ...shared.ru], 'shared');
    this.#rules.add([...mention.en, ...mention.ru], 'mention');
    this.#rules.add([...not.en, ...not.ru], 'not');
    this.#rules.add([...rivalActors.en, ...rivalActors.ru], 'rivalActor');
    this.#rules.add([...rivals.en, ...rivals.ru], 'rival');
  }

  /** The evidence in one passage, each list in order; words of a `not` phrase count for nothing. */
  setting(occurrences: Occurrences): Setting {
    const found: Record<Kind, Occurrence[]> = {
      russian: [],
      shared: [],
      mention: [],
      rivalActor: [],
      rival: [],
      not: [],
    };
    this.#rules.each(occurrences, (kind, at) => found[kind].push(at));
    const kept = claimed(found);
    const othersNamed = kept.rival.length + kept.rivalActor.length > 0;
    const shared: keyof Evidence = othersNamed ? 'mention' : 'russian';
    const evidence: Evidence = {
      russian: kept.russian,
      mention: kept.mention,
      rivalActor: kept.rivalActor,
      rival: kept.rival,
    };
    evidence[shared] = [...evidence[shared], ...kept.shared].toSorted((a, b) => a.first - b.first);
    return { ...evidence, bySentence: bySentence(evidence) };
  }
}

/** Each word is evidence of one kind only. */
function claimed(found: Record<Kind, Occurrence[]>): Record<Kind, Occurrence[]> {
  const taken = new Set<number>();
  const kept = { ...found };
  for (const kind of claims) {
    kept[kind] = found[kind].toSorted((a, b) => a.first - b.first || b.last - a.last).filter((at) => claim(at, taken));
  }
  return kept;
}

function bySentence(evidence: Evidence): Map<number, Evidence> {
  const sentences = new Map<number, Evidence>();
  for (const [kind, list] of Object.entries(evidence)) {
    for (const at of list) {
      const here = sentences.get(at.sentence) ?? { russian: [], mention: [], rivalActor: [], rival: [] };
      here[kind as keyof Evidence].push(at);
      sentences.set(at.sentence, here);
    }
  }
  return sentences;
}

/** The setting of a document: Russia when its evidence outweighs that of all other states. */
export function documentSetting(settings: readonly Setting[]): DocumentSetting {
  let russian = 0;
  let rival = 0;
  for (const setting of settings) {
    russian += 2 * setting.russian.length + setting.mention.length;
    rival += 3 * setting.rivalActor.length + setting.rival.length;
  }
  if (russian === 0 && rival === 0) return 'unknown';
  return russian > rival ? 'russia' : 'other';
}

/**
 * Why the match counts as about Russia: the word that says so, as an occurrence, or `document`, `language`; undefined when it does not count.
 * The nearest evidence decides: the match itself, its sentence, its passage, the document.
 */
export function gateEvidence(
  match: Occurrence,
  passage: Setting,
  document: DocumentSetting,
  russianLanguage: boolean,
): Occurrence | 'document' | 'language' | undefined {
  const here = passage.bySentence.get(match.sentence);
  const own = here?.russian.find((item) => item.first >= match.first && item.last <= match.last);
  if (own !== undefined) return own;
  const actors = here?.russian.length ?? 0;
  const rivals = here?.rivalActor.length ?? 0;
  if (rivals > 0 && actors === 0) return undefined;
  const russian = 2 * passage.russian.length + passage.mention.length;
  const rival = 3 * passage.rivalActor.length + passage.rival.length;
  if (actors > 0 && rivals <= actors && rival < 2 * russian) return here?.russian[0];
  if (russian > rival) return here?.mention[0] ?? passage.russian[0] ?? passage.mention[0];
  if (passage.rivalActor.length > 0) return undefined;
  if (document === 'russia' && (rival === 0 || russian > 0 || passage.rival.length <= 1)) return 'document';
  return document === 'unknown' && russianLanguage ? 'language' : undefined;
}

/** Takes the words of an occurrence unless one of them is taken: the earlier and longer one stays. */
function claim(at: Occurrence, taken: Set<number>): boolean {
  for (let word = at.first; word <= at.last; word += 1) if (taken.has(word)) return false;
  for (let word = at.first; word <= at.last; word += 1) taken.add(word);
  return true;
}
