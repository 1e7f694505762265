/** What a binder can hold. Characters are UTF-16 code units. */
export const binderLimits = {
  items: 500,
  sections: 60,
  title: 200,
  heading: 200,
  note: 2000,
  relevance: 500,
  /** The longest passage that is taken. */
  text: 20_000,
  /** Months after which an item can be said to be old. */
  months: 600,
  /** Bytes of a file that is imported. */
  file: 5_000_000,
} as const;
