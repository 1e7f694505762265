const words =
  /(?<!\p{L})(?:russia|russian|russians|kremlin|moscow|chechnya|chechen|dagestan|ingushetia|crimea|crimean|russie|russe|росси[яюией]+|российск\p{L}*|рф|чечн\p{L}*|крым\p{L}*)(?!\p{L})/iu;

/**
 * Whether one of the texts that a list gives of a report (title, lead, address) names Russia, a part of it or territory that it occupies,
 * in English, French or Russian. A first sieve for publishers that cover the world; the passages are judged again when they are tagged.
 */
export function aboutRussia(...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && words.test(text));
}
