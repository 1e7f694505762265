/**
 * Statutory notices: what Russian law makes publishers print about "foreign agents" (Law 255-FZ of 2022, art. 9; before 2022 Law 2124-1,
 * art. 25.1) and about banned organisations (Law 2124-1, art. 4). They put the words of persecution into articles on any subject.
 */
type Span = { start: number; end: number };

const status = String.raw`(?:иностранн[а-я]+\s+агент|ино[\s-]?агент|функци[а-я]+\s+иностранн|экстремистск|экстремист[а-я]*\b|террористическ|террорист[а-я]*|нежелательн|запрещ[её]н)`;
const given = String.raw`(?:признан|признал|внес[её]н|внесл|включ[её]н|включил|объявл|принадлеж|вход[ия]т|числ[ия]тся|состоит|запрещ[её]н|деятельность|считается|иноагент|иностранн[а-я]+\s+агент)`;
/** `Настоящий материал (информация) произведен и (или) распространен иностранным агентом …` up to the end of its sentence. */
const statement =
  /(?:(?:настоящ|данн)[а-я]+\s+(?:материал|сообщени|информаци|публикаци|контент)|(?:материал|сообщени|информаци)[а-я]*\s*\([а-я]+\))[^.!?\n]{0,80}?(?:произвед[её]н|создан|распростран[её]н|подготовлен)[а-я]*[^!?\n]{0,160}?(?:иностранн[а-я]+\s+агент|иноагент|функци[а-я]+\s+иностранн)[^!?\n]{0,400}?(?:[.!](?=\s|$)|(?=\n|$))(?:\s*18\s*\+)?/giu;
const englishStatement =
  /\b(?:this|the following)\s+(?:news\s+)?(?:material|message|information|content|publication)\b[^.!?\n]{0,60}\b(?:produced|created|distributed|disseminated)\b[^.!?\n]{0,120}\bforeign\s+agent[^.!?\n]{0,300}(?:[.!](?=\s|$)|(?=\n|$))/giu;
/** A note in brackets that gives somebody's status and nothing else. */
const bracketed = new RegExp(
  String.raw`\s?[([](?=[^()[\]]{0,300}${status})(?=[^()[\]]{0,200}${given})[^()[\]]{0,320}[)\]]`,
  'giu',
);
/** A line that begins with an asterisk and explains it with a status. */
const starred = new RegExp(String.raw`^\s*\*+\s*(?=[^\n]{0,400}${status})(?=[^\n]{0,300}${given})[^\n]{0,500}$`, 'giu');
/** A publisher's own line about its status, as OVD-Info prints it. */
const plea =
  /[^.!?\n]{0,200}включил[^.!?\n]{0,200}функци[а-я]+ иностранного агента[^.!?\n]{0,40}\.\s+[^.!?\n]{0,80}убрать[^.!?\n]{0,60}маркировк[а-я]+\.?/giu;

/** Without one of these words a text carries no notice: spares most texts the longer patterns. */
const suspicious = /агент|экстремист|террорист|нежелательн|запрещ[её]н|agent/iu;

/**
 * Where a text carries statutory notices, in order and without overlap: whole sentences, notes in brackets after a name, starred lines.
 * Offsets are UTF-16.
 */
function noticeSpans(text: string): Span[] {
  if (!suspicious.test(text)) return [];
  const found = [...sentences(text), ...spansOf(text, bracketed), ...spansOf(text, starred)];
  return merge(found.sort((a, b) => a.start - b.start || b.end - a.end));
}

/** True for a text that is a statutory notice and nothing else. */
export function isNotice(text: string): boolean {
  const spans = noticeSpans(text);
  if (spans.length === 0) return false;
  return !/[\p{L}]{3}/u.test(without(text, spans));
}

/** A text cut into the notice at its head, the content, and the notice at its foot; one part when there is nothing to cut. */
export function splitNotice(text: string): string[] {
  if (!suspicious.test(text)) return [text];
  const spans = sentences(text);
  const head = spans.find((span) => text.slice(0, span.start).trim() === '');
  const foot = spans.find((span) => span !== head && text.slice(span.end).trim() === '');
  const cuts = [0, head?.end ?? 0, foot?.start ?? text.length, text.length];
  const parts = cuts.slice(1).map((end, index) => text.slice(cuts[index], end).trim());
  return parts.filter((part) => part !== '');
}

/** Notices that are whole sentences. */
function sentences(text: string): Span[] {
  const patterns = [statement, englishStatement, ...(/маркировк/iu.test(text) ? [plea] : [])];
  return patterns.flatMap((pattern) => spansOf(text, pattern));
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function without(text: string, spans: Span[]): string {
  return spans.reduceRight((rest, span) => rest.slice(0, span.start) + rest.slice(span.end), text);
}
