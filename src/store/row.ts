declare const content: unique symbol;

/** A text column that holds JSON of `T`. Written and read by this module only, so its shape is believed. */
export type Json<T> = string & { readonly [content]?: T };

/** A value as the text of a JSON column; equal values with equal key order give equal texts. */
export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value);
}

/** The value of a JSON column. */
export function fromJson<T>(text: Json<T>): T {
  return JSON.parse(text) as T;
}

type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]>;
};

/** The same object without the keys that are null: an absent column becomes an absent property. */
export function present<T extends object>(row: T): Present<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;
}

/**
 * The same value with every string such that both databases keep it unaltered: Postgres refuses U+0000, UTF-8 has no lone surrogates.
 * Both become U+FFFD, which is as long in UTF-16, so offsets still hold.
 */
export function storable<T>(value: T): T {
  return keepable(value) as T;
}

function keepable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\ufffd');
  if (Array.isArray(value)) return value.map(keepable);
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keepable(inner)]));
}

/** Slices of at most `size`, so that one statement stays within the parameter limit of either database. */
export function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
