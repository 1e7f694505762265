import type { PassageFacets, Tag, Tagging } from '../model/tag.ts';
import type { Span } from '../model/values.ts';

/** A stretch of a passage that is read at once: memory does not grow with the passage. `start` is its offset in the passage. */
export type Piece = { text: string; start: number };

const pieceLength = 100_000;

/** How far before the end of a full piece a place to cut is looked for. */
const searched = 2_000;

/** Cuts a passage of unusual length at line breaks, else behind sentences, else at spaces. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    const end = start + pieceLength >= text.length ? text.length : cutBefore(text, start + pieceLength);
    pieces.push({ text: text.slice(start, end), start });
    start = end;
  }
  return pieces;
}

function cutBefore(text: string, limit: number): number {
  const near = text.slice(limit - searched, limit);
  for (const mark of ['\n', '. ', ' ']) {
    const at = near.lastIndexOf(mark);
    if (at >= 0) return limit - searched + at + mark.length;
  }
  return limit;
}

/** The same tagging with its offsets moved from the piece into the passage. */
export function shifted(tagging: Tagging, by: number): Tagging {
  const move = <Found extends Span>(span: Found): Found => ({
    ...span,
    start: span.start + by,
    end: span.end + by,
  });
  return { tags: tagging.tags.map(move), provisions: tagging.provisions.map(move), facets: tagging.facets };
}

/** One tagging of the pieces of a passage: the first tag of each category, strong before weak. */
export function merged(taggings: readonly Tagging[]): Tagging {
  const tags = new Map<string, Tag>();
  for (const tag of taggings.flatMap((tagging) => tagging.tags)) {
    const known = tags.get(tag.category);
    if (known === undefined || (known.strength === 'weak' && tag.strength === 'strong')) tags.set(tag.category, tag);
  }
  const all = (facet: keyof PassageFacets) =>
    [...new Set(taggings.flatMap((tagging) => tagging.facets[facet]))].toSorted();
  return {
    tags: [...tags.values()],
    provisions: taggings.flatMap((tagging) => tagging.provisions),
    facets: {
      grounds: all('grounds'),
      groups: all('groups'),
      harms: all('harms'),
      actors: all('actors'),
      regions: all('regions'),
    },
  };
}

/** No facet at all. */
export function emptyFacets(): PassageFacets {
  return { grounds: [], groups: [], harms: [], actors: [], regions: [] };
}
