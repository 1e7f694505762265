/** 1: UN and other intergovernmental bodies, courts, governments; 2: other governments, leading international NGOs; 3: national monitors; 4: media. */
export const tiers = [1, 2, 3, 4] as const;
export type Tier = (typeof tiers)[number];

/**
 * Whom a report is from that was added by hand, in the words of whoever added it: no source of ours stands behind it. `tier` and `kind` as of a
 * source, absent when nobody said; `by`: the name the curator wants to be shown under; `file`: the name of the file, or the address
 * it was fetched from when that is not its publisher's.
 */
export type ByHand = { publisher: string; tier?: Tier; kind?: string; by?: string; file?: string };
