/** A table as a file: what stands on top of it (name and value, a line each), a note, the names of its columns, and rows of as many cells. */
export type Table = {
  title: string;
  head: readonly (readonly [name: string, value: string])[];
  note: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
};
