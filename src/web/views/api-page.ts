import { type Html, html, type Part } from '../../html.ts';
import type { describe } from '../api/description.ts';
import type { Deps } from '../deps.ts';
import { words } from '../words/words.ts';
import { layout } from './layout.ts';

type Document = ReturnType<typeof describe>;
type Operation = {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: unknown[];
  requestBody?: unknown;
  responses?: object;
  security?: unknown[];
};
/** What is shown of a JSON schema. */
type Shown = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Shown;
  anyOf?: Shown[];
  properties?: Record<string, Shown>;
  additionalProperties?: Shown | boolean;
  required?: string[];
  description?: string;
  default?: unknown;
};
type Parameter = { name: string; in: string; required?: boolean; description?: string; schema?: Shown };

/** The description of the API as a page: every route under its topic, then the shapes that answers are made of. */
export function apiPageView(document: Document, deps: Deps): Html {
  const topics = (document.tags ?? []).map(({ name }) => {
    const operations = operationsOf(document).filter(({ operation }) => operation.tags?.[0] === name);
    return html`<section class="group"><h2 lang="en">${name}</h2>${operations.map(operationView)}</section>`;
  });
  const schemas = Object.entries(document.components?.schemas ?? {}) as [string, Shown][];
  const shapes = schemas.map(([name, schema]) => {
    return html`<h3 id="shape-${name}">${name}</h3>${schema.description && html`<p lang="en">${schema.description}</p>`}${shapeView(schema)}`;
  });
  const main = html`<h1>${words.api.title}</h1><p class="intro">${words.api.intro}</p>
<p><a href="/api/v1/openapi.json">${words.api.document}</a></p>
${topics}
<section class="group"><h2>${words.api.shapes}</h2>${shapes}</section>`;
  return layout({ title: words.api.title, main }, deps);
}

function operationsOf({ paths = {} }: Document): { method: string; path: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ method, path, operation })),
  );
}

function operationView({ method, path, operation }: ReturnType<typeof operationsOf>[number]): Html {
  const { operationId = '', summary = '', description = '', parameters = [], responses = {}, security } = operation;
  return html`<article class="operation"><h3 id="${operationId}"><code>${method.toUpperCase()} ${path}</code></h3>
<p lang="en">${summary}. ${textWithCode(description)}</p>
${security !== undefined && html`<p>${words.api.key}</p>`}
${parameters.length > 0 && parametersView(parameters as Parameter[])}
${bodyView(operation.requestBody)}
<dl>${Object.entries(responses).map(([status, response]) => responseView(status, response))}</dl></article>`;
}

function parametersView(parameters: readonly Parameter[]): Html {
  const rows = parameters.map(({ name, required, description, schema = {} }) => {
    const fallback = schema.default === undefined ? '' : words.api.fallback(String(schema.default));
    return html`<tr><th scope="row"><code>${name}</code></th><td>${typeView(schema)}${required && ` ${words.api.required}`}</td><td><span lang="en">${textWithCode(description ?? '')}</span> ${fallback}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.api.parameters}"><table><thead><tr><th scope="col">${words.api.parameter}</th><th scope="col">${words.api.type}</th><th scope="col">${words.api.meaning}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function bodyView(body: unknown): Part {
  const content = (body as { content?: Record<string, { schema?: Shown }> } | undefined)?.content;
  const schema = content?.['application/json']?.schema;
  return schema !== undefined && html`<h4>${words.api.body}</h4>${shapeView(schema)}`;
}

function responseView(
  status: string,
  response: { description?: string; content?: Record<string, { schema?: Shown }> },
): Html {
  const types = Object.entries(response.content ?? {}).map(([type, { schema = {} }]) => {
    return html` <code>${type}</code> ${type === 'application/json' && (schema.$ref === undefined ? shapeView(schema) : typeView(schema))}`;
  });
  return html`<dt>${status}</dt><dd><span lang="en">${textWithCode(response.description ?? '')}</span>${status.startsWith('2') && types}</dd>`;
}

function shapeView({ $ref, properties, required = [], ...schema }: Shown): Html {
  if ($ref !== undefined || properties === undefined)
    return html`<p>${typeView({ ...schema, ...($ref && { $ref }) })}</p>`;
  const rows = Object.entries(properties).map(([name, property]) => {
    return html`<dt><code>${name}</code> ${typeView(property)}${!required.includes(name) && ` ${words.api.optional}`}</dt><dd lang="en">${textWithCode(property.description ?? '')}</dd>`;
  });
  return html`<dl>${rows}</dl>`;
}

function typeView(schema: Shown): Html {
  const { $ref, items, anyOf, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? '';
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  if (schema.enum !== undefined) return html`${schema.enum.map(String).join(' | ')}`;
  if (items !== undefined) return html`${words.api.listOf} ${typeView(items)}`;
  if (anyOf !== undefined) return html`${anyOf.map((each, index) => [index > 0 && ' | ', typeView(each)])}`;
  if (typeof additionalProperties === 'object') return html`${words.api.byName} ${typeView(additionalProperties)}`;
  return html`${[schema.type ?? words.api.anything].flat().join(' | ')}`;
}

/** Text in which \`code\` stands between back quotes. */
function textWithCode(text: string): Part[] {
  return text.split('`').map((piece, index) => (index % 2 === 0 ? piece : html`<code>${piece}</code>`));
}
