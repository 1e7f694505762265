import { type Html, html } from '../../html.ts';
import { packetOptions } from '../../packet/options.ts';
import { words } from '../words/words.ts';

/** The form that makes an exhibit packet of a binder. */
export function packetForm(id: string): Html {
  const { format, form, ...numbers } = packetOptions.parse({});
  const { packets } = words;
  return html`<details class="edit packet" id="packet"><summary>${packets.open}</summary>
<form class="sign-in" action="/binders/${id}/packet" method="post">
<p class="hint">${packets.intro}</p>
${select('format', packets.format, packets.formats, format)}
${select('form', packets.form, packets.forms, form)}
${number('whole', packets.whole, numbers.whole, 1000)}
${number('megabytes', packets.megabytes, numbers.megabytes, 500)}
${number('schedule', packets.schedule, numbers.schedule, 100)}
<button class="small">${packets.button}</button>
</form></details>`;
}

function select(name: string, label: string, choices: Readonly<Record<string, string>>, chosen: string): Html {
  const options = Object.entries(choices).map(
    ([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
  );
  return html`<label for="packet-${name}">${label}</label>
<select id="packet-${name}" name="${name}">${options}</select>`;
}

function number(name: string, label: string, value: number, most: number): Html {
  return html`<label for="packet-${name}">${label}</label>
<input id="packet-${name}" name="${name}" type="number" min="1" max="${most}" value="${value}" required>`;
}
