import { type Html, html } from '../../html.ts';
import type { Span } from '../../model/values.ts';

/** Words that earned a tag, with the label of its category. */
export type Earned = Span & {
  label: string;
  /** Its number among the categories of the passage, from 0: its words light up when the chip of this number is open. */
  light?: number;
};

/** What is shown of a text, and where. Offsets are UTF-16 into the whole text. */
export type Marking = { marks: readonly Span[]; earned: readonly Earned[] };

/**
 * A text as paragraphs, one for each line, with the words of the search in `mark` and the words that earned tags in `span.earned`; both may
 * overlap. `part` limits it to a stretch of the text, with an ellipsis where it is cut.
 */
export function markedText(text: string, marking: Marking, part: Span = { start: 0, end: text.length }): Html[] {
  const paragraphs: Html[] = [];
  let start = part.start;
  while (start < part.end) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 || feed > part.end ? part.end : feed;
    const before = start === part.start && start > 0 && '… ';
    const after = end === part.end && end < text.length && ' …';
    if (end > start) paragraphs.push(html`<p>${before}${pieces(text, marking, { start, end })}${after}</p>`);
    start = end + 1;
  }
  return paragraphs;
}

function pieces(text: string, { marks, earned }: Marking, line: Span): Html[] {
  const edges = [...marks, ...earned].flatMap(({ start, end }) => [start, end]);
  const inside = edges.filter((edge) => edge > line.start && edge < line.end);
  const cuts = [...new Set([line.start, ...inside, line.end])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const piece = { start, end: cuts[index + 1] ?? line.end };
    const words = text.slice(piece.start, piece.end);
    const found = marks.some((mark) => covers(mark, piece)) ? html`<mark>${words}</mark>` : html`${words}`;
    const over = earned.filter((tag) => covers(tag, piece));
    const labels = over.map((tag) => tag.label);
    const lights = [...new Set(over.flatMap(({ light }) => light ?? []))].join(' ');
    return labels.length === 0
      ? found
      : html`<span class="earned" title="${[...new Set(labels)].join(', ')}"${lights !== '' && html` data-t="${lights}"`}>${found}</span>`;
  });
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
