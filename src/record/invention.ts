import { aboutRussia } from '../read/about-russia.ts';

/** Invented words, numbers and addresses in place of a publisher's. What is met twice is replaced by the same both times. */
export type Invention = {
  /** Each word by an invented one of its script and length, each number by another of its length; `SAMPLE` stands before a longer text. */
  text(text: string): string;
  /** Every number but a year by ones, months apart: what was a date stays one. */
  date(text: string): string;
  /** An address of the same shape: the last part of its path and long numbers are invented, hosts that matter are kept. */
  address(address: string): string;
};

/** Letters of which invented words are made, two by two. */
const alphabets: readonly { script: RegExp; letters: string }[] = [
  { script: /\p{Script=Cyrillic}/u, letters: 'балоримутесанековидузапеголюмы' },
  { script: /\p{Script=Greek}/u, letters: 'βαλοριμυτεσανεκοπιδου' },
  { script: /\p{Script=Arabic}/u, letters: 'بالوريموتيسانيكو' },
  { script: /\p{Script=Georgian}/u, letters: 'ბალორიმუტესანეკოვიდუ' },
  { script: /\p{Script=Han}/u, letters: '字文本例句' },
  { script: /./u, letters: 'balorimutesanekoviduzapegolumy' },
];

/** Words by which a date is read. */
const calendar = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun gmt utc am pm
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря год года
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre
  januar februar märz juni juli oktober dezember januari februari maart mei augustus desember`.split(/\s+/),
);

/** `A/HRC/57/59`, `CDL-AD(2025)012`, `EUR`: by these a source knows a document. */
const symbol = /^[A-Z]{1,6}[A-Z0-9/().–-]*\d[A-Z0-9/().–-]*$/;

/** Under such a folder stand people, and a single word names one. */
const ofPeople =
  /\/(?:people|persons?|authors?|avtory?|staff|team|users?|profiles?|members?|prisoners?|cases?|figurants?|tags?)\/$/i;

/** A text of so many words says that it is a sample. */
const longText = 4;

/** `hosts`: those whose addresses a source may choose by; all others are replaced. `kept`: whole addresses that stay as they are. */
export function createInvention(hosts: ReadonlySet<string>, kept: ReadonlySet<string> = new Set()): Invention {
  const words = new Map<string, string>();
  const numbers = new Map<string, string>();
  const word = (given: string) => {
    const key = given.toLowerCase();
    if (calendar.has(key) || aboutRussia(given)) return given;
    const made = words.get(key) ?? inventedWord(key, words.size);
    words.set(key, made);
    return inCaseOf(given, made);
  };
  const longNumber = (given: string) => {
    if (isYear(given)) return given;
    const made = numbers.get(given) ?? `9${String(numbers.size + 1).padStart(given.length - 1, '0')}`;
    numbers.set(given, made);
    return made;
  };
  const address = (given: string) => (kept.has(given) ? given : inventedAddress(given, { hosts, word, longNumber }));
  const token = (given: string) => {
    if (/^https?:\/\//i.test(given)) return address(given);
    return symbol.test(given) ? given : date(given.replace(/[\p{L}\p{M}]+/gu, word));
  };
  return {
    text(given) {
      const made = given.replace(/\S+/g, token);
      const counted = (made.match(/\p{L}{2,}/gu) ?? []).filter((one) => !calendar.has(one.toLowerCase()));
      return counted.length < longText ? made : made.replace(/\S/, (first) => `SAMPLE ${first}`);
    },
    date,
    address,
  };
}

function date(given: string): string {
  return given.replace(/\b((?:19|20)\d\d)(-\d\d)?(?!\d)|\d+/g, (number, year: string | undefined, month = '') => {
    if (year !== undefined) return `2025${month}`;
    if (/^0+$/.test(number)) return number;
    return number.startsWith('0') && number.length === 2 ? '01' : '1'.repeat(number.length);
  });
}

function isYear(number: string): boolean {
  return /^(?:19|20)\d\d$/.test(number);
}

function inventedWord(key: string, count: number): string {
  const { letters } = alphabets.find(({ script }) => script.test(key)) ?? { letters: 'x' };
  const pairs = Math.floor(letters.length / 2);
  const at = (index: number) => letters[(((count * 7 + (index >> 1) * 3) % pairs) * 2 + (index & 1)) % letters.length];
  return Array.from({ length: [...key].length }, (_, index) => at(index)).join('');
}

function inCaseOf(given: string, made: string): string {
  if (given.length > 1 && given === given.toUpperCase()) return made.toUpperCase();
  const [first = ''] = given;
  return first === first.toLowerCase() ? made : made.replace(/^./u, (letter) => letter.toUpperCase());
}

type Parts = { hosts: ReadonlySet<string>; word(given: string): string; longNumber(given: string): string };

function inventedAddress(given: string, parts: Parts): string {
  if (/^\s*(?:javascript|data|tel|sms|whatsapp|tg):/i.test(given)) return '#';
  if (/^\s*mailto:/i.test(given)) return 'mailto:sample@sample.example';
  const split = /^\s*(https?:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(given);
  const [, scheme = '', host, path = '', query = '', fragment = ''] = split ?? [];
  const kept = host !== undefined && parts.hosts.has(bareHost(host)) ? host : 'elsewhere.example';
  const site = host === undefined ? '' : `${scheme}//${kept}`;
  const numbered = (text: string) => text.replace(/\d{4,}/g, parts.longNumber);
  const last = path.replace(/\/+$/, '').lastIndexOf('/') + 1;
  const least = ofPeople.test(path.slice(0, last)) ? 1 : 2;
  const place = `${numbered(path.slice(0, last))}${numbered(inventedSlug(path.slice(last), parts, least))}`;
  const asked = query.replace(/=([^&]*)/g, (_, value: string) => `=${numbered(inventedSlug(value, parts, 2))}`);
  return `${site}${place}${asked}${numbered(fragment)}`;
}

/** A part of an address that is made of a title or a name: one of at least so many words, or of letters beyond ASCII. */
function inventedSlug(part: string, { word }: Parts, least: number): string {
  const plain = decoded(part);
  const [, stem = '', ending = ''] = /^(.*?)(\.[a-z0-9]{2,5}\/*|\/*)$/is.exec(plain) ?? [];
  const words = stem.match(/\p{L}{2,}/gu) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII
  if (words.length < least && /^[\x00-\x7f]*$/.test(plain)) return part;
  const made = stem.replace(/[\p{L}\p{M}]{2,}/gu, word);
  return plain === part ? `${made}${ending}` : `${encodeURIComponent(made)}${ending}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A host without `www.` and port, in lower case. */
export function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^www\./, '');
}
