import { type Html, html } from '../../html.ts';

/** The hidden field without which no form of an account is accepted. */
export function csrfField(csrf: string): Html {
  return html`<input type="hidden" name="csrf" value="${csrf}">`;
}
