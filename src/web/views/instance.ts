import { type Html, html } from '../../html.ts';
import { window } from '../../search/highlight.ts';
import { reportAddress } from '../addresses.ts';
import type { Instance } from '../change.ts';
import type { Deps } from '../deps.ts';
import { dateView } from './date.ts';
import { issuerNamed } from './labels.ts';
import { langAttribute, lettersAttribute } from './language.ts';
import { markedText } from './marked.ts';

/** Words shown of a passage before it is cut. */
const excerptWords = 60;

/** A passage with what it is (`First`), its date and publisher, and its exhibit-index line. */
export function instanceView(name: string, { hit, citation }: Instance, deps: Deps): Html {
  const ordinal = hit.passage.id.slice(hit.passage.id.lastIndexOf('.') + 1);
  const { text, marks } = hit.passage;
  const excerpt = markedText(text, { marks, earned: [] }, window(text, marks, excerptWords));
  return html`<div class="instance"><h4>${name}: ${dateView(hit.publishedOn)}</h4>
<p><a href="${reportAddress(hit.reportId, '', ordinal)}"><bdi${langAttribute(hit.language)}>${hit.title}</bdi></a>, <bdi${lettersAttribute(issuerNamed(hit, deps).publisher)}>${issuerNamed(hit, deps).publisher}</bdi></p>
<blockquote${langAttribute(hit.language)}>${excerpt}</blockquote>
<p class="hint" lang="en">${citation.text} ${citation.archivedCopy}</p></div>`;
}
