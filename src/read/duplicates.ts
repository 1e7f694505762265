/** So many values has a signature: the standard error of a similarity of a half is 0.044. */
const size = 128;
/** Bands of four: texts alike by 0.6 share a band 99 times in a hundred, by 0.5 87 times, by 0.4 56, by 0.2 five. */
const rowsInBand = 4;
/** Below this, texts of one form (`the court fined X`) are alike without being copies. */
const fewestWords = 60;

/**
 * What a text is recognised by when it is copied: the minhash of its runs of three words (Broder 1997), 128 values; words as they are compared
 * elsewhere: lower case, ё as е, no stress marks, soft hyphens or punctuation. Empty when the text has fewer than 60 words. Linear in the
 * length of the text. Signatures are kept: a change here needs a new `readerVersion` and a rebuild.
 */
export function signature(text: string): Uint32Array {
  const words = wordHashes(text);
  if (words.length < fewestWords) return new Uint32Array();
  // Compared as signed numbers, which the engine keeps as machine integers; which order it is does not matter as long as it is one.
  const least = new Int32Array(size).fill(0x7fffffff);
  for (let at = 2; at < words.length; at += 1) {
    const run = mixed(
      Math.imul(words[at - 2] ?? 0, 0x2c1b3c6d) + Math.imul(words[at - 1] ?? 0, 0x297a2d39) + (words[at] ?? 0),
    );
    for (let i = 0; i < size; i += 1) {
      const value = (Math.imul(run, factors[i] ?? 1) + (terms[i] ?? 0)) | 0;
      if (value < (least[i] ?? 0)) least[i] = value;
    }
  }
  return new Uint32Array(least.buffer);
}

/** How much two texts are alike, from 0 to 1: the share of their runs of three words that both have (Jaccard), estimated. 0 for empty signatures. */
export function similarity(one: Uint32Array, other: Uint32Array): number {
  if (one.length !== size || other.length !== size) return 0;
  let same = 0;
  for (let i = 0; i < size; i += 1) if (one[i] === other[i]) same += 1;
  return same / size;
}

/** The 32 buckets of a signature, each an unsigned number of 32 bits: texts that share none are not worth comparing. None for an empty signature. */
export function bands(signature: Uint32Array): number[] {
  const found: number[] = [];
  for (let from = 0; from + rowsInBand <= signature.length; from += rowsInBand) {
    let hash = from + 1;
    for (let i = from; i < from + rowsInBand; i += 1) hash = mixed(Math.imul(hash, 0x9e3779b1) + (signature[i] ?? 0));
    found.push(hash >>> 0);
  }
  return found;
}

/** One number for each word, in order. */
function wordHashes(text: string): Int32Array {
  const folded = text.normalize('NFKD').toLowerCase();
  const hashes = new Int32Array((folded.length >> 1) + 1);
  let count = 0;
  let hash = 0;
  for (let at = 0; at <= folded.length; at += 1) {
    // Past the end stands a NUL, which ends a word.
    const unit = at < folded.length ? folded.charCodeAt(at) : 0;
    const kind = kinds[unit] || kindOf(unit);
    if (kind === letter) hash = Math.imul((hash === 0 ? 0x811c9dc5 : hash) ^ unit, 0x01000193);
    else if (kind === gap && hash !== 0) {
      hashes[count] = hash;
      count += 1;
      hash = 0;
    }
  }
  return hashes.subarray(0, count);
}

const gap = 1;
const letter = 2;
const ignored = 3;

/** What each UTF-16 unit is to a word, learnt when it is first met. */
const kinds = new Uint8Array(0x10000);

/** Letters beyond the basic plane count by their surrogates. */
function kindOf(unit: number): number {
  const character = String.fromCharCode(unit);
  const surrogate = unit >= 0xd800 && unit <= 0xdfff;
  const inside = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff'’ʼ]/u.test(character);
  const kind = surrogate || /[\p{L}\p{N}]/u.test(character) ? letter : inside ? ignored : gap;
  kinds[unit] = kind;
  return kind;
}

/** The last step of MurmurHash3: each bit of the result hangs on each bit given. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Odd factors and any terms make 128 orders of all numbers; they are drawn from a counter, so that they never change. */
const factors = Int32Array.from({ length: size }, (_, i) => mixed(i + 1) | 1);
const terms = Int32Array.from({ length: size }, (_, i) => mixed(-i - 1));
