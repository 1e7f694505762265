import { type Html, html } from '../../html.ts';
import { exportFormats } from '../export/list.ts';
import { words } from '../words/words.ts';
import { hiddenInputs } from './search-form.ts';

/** The form that the boxes beside the results belong to. */
export const exportForm = 'export';

/** Takes the checked results, or all of the search when none is checked, along as a file, with the search printed on top. */
export function exportBar(parameters: URLSearchParams): Html {
  const buttons = exportFormats.map(
    (format) => html`<button class="small" name="format" value="${format}">${format.toUpperCase()}</button> `,
  );
  return html`<form class="export" id="${exportForm}" action="/api/v1/search/export" method="get">
${hiddenInputs(parameters)}<span>${words.exporting.label}</span> ${buttons}<span class="hint">${words.exporting.hint}</span>
</form>`;
}
