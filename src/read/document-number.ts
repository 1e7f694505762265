const patterns = [
  /\bECLI:[A-Z]{2}:[A-Z]+:\d{4}:[A-Z0-9.]+/,
  /\b(?:A|S|E|CCPR|CAT|CEDAW|CERD|CRC|CED|CMW|CRPD)\/(?:HRC|C|RES|CN|INF|[A-Z.]+|\d{1,4})(?:\/(?:(?:Add|Corr|Rev)\.\d+|[A-Z0-9().-]+)){1,5}/,
  /\bCDL-(?:AD|PI|REF|JU|INF)\(\d{4}\)\d{3}(?:rev\d?)?/i,
  /\b(?:CommDH|CPT\/Inf|GRECO|GRETA|CommHR|CM\/[A-Za-z]+|SG\/Inf)[\s/]*\(\d{4}\)\s?\d+(?:rev\d?)?/i,
];

/** The number under which a body files the document, as a text gives it: UN symbol, ECLI, CDL-AD, CommDH, CPT/Inf; else undefined. */
export function documentNumberIn(text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0].replace(/[.,;:)]+$/, (tail) => (tail.startsWith(')') ? ')' : ''));
  }
  return undefined;
}
