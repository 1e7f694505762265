const end = /[.!?…]+["”»’')\]]*\s+(?=["“«„‘'([–—-]?\s?[\p{Lu}\p{N}])/gu;
/** Words whose full stop ends no sentence, English and Russian. */
const abbreviation =
  /(?:^|[\s(«"“])(?:mr|mrs|ms|dr|prof|st|no|nos|art|arts|para|paras|sec|vol|pp?|ed|eds|cf|see|e\.g|i\.e|etc|vs?|inc|ltd|co|gen|col|lt|sgt|rev|hon|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.n|ст|стст|ч|п|пп|г|гг|в|вв|т|тт|д|стр|с|см|ср|им|ул|пр|обл|р|руб|млн|млрд|тыс|др|проч|т\.д|т\.п|т\.е|т\.к|т\.н|н\.э|о|оз|пос|дер|кв|корп|тов|гражд|проф|акад|зам|нач|ред|рис|табл|гл|разд|абз|[\p{L}])\.\s+$/iu;

/** A text cut after each sentence; joined again the parts give the text. Initials and abbreviations end no sentence. */
export function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(end)) {
    const stop = match.index + match[0].length;
    if (match[0].startsWith('.') && abbreviation.test(text.slice(Math.max(start, stop - 16), stop))) continue;
    parts.push(text.slice(start, stop));
    start = stop;
  }
  if (start < text.length) parts.push(text.slice(start));
  return parts;
}
