/** Whether words stand in a text word for word, however its lines are broken, and whole: not as a part of longer words or numbers. */
export function standsIn(words: string, text: string): boolean {
  const [whole, wanted] = [spaced(text), spaced(words)];
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
    const around = whole.slice(Math.max(0, at - 1), at) + whole.slice(at + wanted.length, at + wanted.length + 1);
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
