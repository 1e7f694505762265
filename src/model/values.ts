/** A calendar date of ISO 8601, as precise as the source states it and no more: `2024`, `2024-06` or `2024-06-26`. Never padded. */
export type IsoDate = string;

/** An instant in UTC, ISO 8601 with milliseconds: `2026-11-22T16:04:03.000Z`. */
export type IsoInstant = string;

/** A BCP 47 language tag; the ones that we tell apart are `en`, `ru`, `uk`, others by their own tag, `und` when unknown. */
export type LanguageTag = string;
export const languageTagPattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Lower-case hexadecimal SHA-256 of raw bytes. */
export type Sha256 = string;

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A stretch of a text in UTF-16 offsets: `text.slice(start, end)`. */
export type Span = { start: number; end: number };
