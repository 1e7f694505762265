const patterns = [
  /\bECLI:[A-Z]{2}:[A-Z]+:\d{4}:[A-Z0-9.]+/,
  /\b(?:A|S|E|HRI|CCPR|CAT|CEDAW|CERD|CRC|CED|CMW|CRPD)\/(?:[A-Z]+(?:\.\d{1,3})?|\d{1,4})(?:\/(?:(?:Add|Corr|Rev)\.\d+|[A-Z0-9().-]+)){1,5}/,
  /\bCDL-(?:AD|PI|REF|JU|INF)\(\d{4}\)\d{3}(?:rev\d?)?/i,
  /\b(?:CommDH|CPT\/Inf|ECRI|GRECO|GRETA|CommHR|CM\/[A-Za-z]+|SG\/Inf)[\s/]*\(\d{4}\)\s?\d+(?:rev\d?)?/i,
  // Amnesty International's index: region, country, number, year.
  /\b(?:AFR|AMR|ASA|EUR|MDE|ACT|IOR|POL|ORG)\s\d{2}\/\d{3,5}\/(?:19|20)\d{2}\b/,
];

/** The number under which a body files the document, as a text gives it: UN symbol, ECLI, CDL-AD, CommDH, CPT/Inf, Amnesty’s index; else undefined. */
export function documentNumberIn(text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0].replace(/[.,;:)]+$/, (tail) => (tail.startsWith(')') ? ')' : ''));
  }
  return undefined;
}
