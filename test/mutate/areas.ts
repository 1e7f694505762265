/** A part of the product whose tests are tried by changing it. */
export type Area = {
  /** Which files are changed. */
  mutate: readonly string[];
  /** Which tests must notice. */
  tests: readonly string[];
};

/** The areas in which a wrong line misleads an attorney, each with the tests that speak of it. */
export const areas: Readonly<Record<string, Area>> = {
  cite: { mutate: ['src/cite/**/*.ts'], tests: ['test/cite/cite.test.ts'] },
  digest: { mutate: ['src/digest/select.ts'], tests: ['test/digest/select.test.ts'] },
  query: { mutate: ['src/search/query.ts'], tests: ['test/search/query.test.ts'] },
  tag: { mutate: ['src/tag/*.ts'], tests: ['test/tag/*.test.ts'] },
  text: { mutate: ['src/text/*.ts'], tests: ['test/text/*.test.ts'] },
};
