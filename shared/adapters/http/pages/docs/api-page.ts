import { html, type SafeHtml } from '../../server/html';
import type { DeskAssets } from '../desk/desk-assets';
import { docsPage } from './docs-page';

/** The parts of an OpenAPI document that the page shows. */
export interface ShownDocument {
  info: { title: string; version: string; description: string };
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, ShownOperation>>>>;
}

interface ShownOperation {
  operationId: string;
  summary: string;
  tags: readonly string[];
  'x-roles'?: readonly string[];
  security: readonly object[];
  parameters?: readonly { name: string; in: string; required?: boolean; description?: string; schema: ShownSchema }[];
  requestBody?: { description: string; content: Record<string, { schema: ShownSchema }> };
  responses: Readonly<Record<string, { description: string; content?: Record<string, { schema: ShownSchema }> }>>;
}

/** A JSON Schema, as far as the page reads it. */
interface ShownSchema {
  type?: string | readonly string[];
  format?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly ShownSchema[];
  oneOf?: readonly ShownSchema[];
  items?: ShownSchema;
  properties?: Readonly<Record<string, ShownSchema>>;
  additionalProperties?: boolean | ShownSchema;
  required?: readonly string[];
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  $ref?: string;
}

/** Every route of the API on one page, from its OpenAPI document; nothing of it comes from another host. */
export function apiPage(document: ShownDocument, assets: DeskAssets): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const content = html`<header>
      <h1>API</h1>
      <p>${coded(document.info.description)}</p>
      <p>Release ${document.info.version} · <a href="/v1/openapi.json">OpenAPI document</a></p>
    </header>
    <nav class="panel" aria-label="Routes">
      ${document.tags.map(
        ({ name, description }) => html`<p><a href="#${name}">${name}</a> <span class="hint">${description}</span></p>`,
      )}
    </nav>
    ${document.tags.map(
      ({ name, description }) =>
        html`<section class="panel" id="${name}">
          <h2>${name}</h2>
          <p class="hint">${description}</p>
          ${operations.filter(({ operation }) => operation.tags.includes(name)).map(operationPart)}
        </section>`,
    )}`;
  return docsPage({ name: 'api', title: 'API', assets, content: html`<div class="stack api">${content}</div>` });
}

function operationPart({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: ShownOperation;
}): SafeHtml {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json'];
  return html`<details class="tool route" id="${operationId}">
    <summary><code>${method.toUpperCase()} ${path}</code> ${coded(summary)}</summary>
    <p class="hint">${whoMay(operation)}</p>
    ${
      parameters.length > 0 &&
      html`<div class="scroll" tabindex="0">
        <table>
          <tbody>
            ${parameters.map(
              ({ name, in: place, required, description, schema }) =>
                html`<tr>
                  <th scope="row"><code>${name}</code></th>
                  <td>${place}${required === true && html`, required`}</td>
                  <td>${typeText(schema)} ${description}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    }
    ${
      body &&
      html`<h3>Body <span class="hint">${requestBody.description}</span></h3>
        ${shape(body.schema)}`
    }
    <h3>Answers</h3>
    <dl class="answers">
      ${Object.entries(responses).map(
        ([status, { description, content }]) =>
          html`<dt><code>${status}</code></dt>
            <dd>
              ${coded(description)}
              ${
                Number(status) < 400 &&
                Object.entries(content ?? {}).map(
                  ([type, { schema }]) => html`<span class="hint">${type}</span>${shape(schema)}`,
                )
              }
            </dd>`,
      )}
    </dl>
  </details>`;
}

function whoMay({ security, 'x-roles': roles }: ShownOperation): string {
  if (security.length === 0) return 'Anybody may ask.';
  return roles ? `With a key or session of: ${roles.join(', ')}.` : 'With the comment’s receipt.';
}

/** A text in which backticks mark code. */
function coded(text: string): SafeHtml {
  return html`${text.split('`').map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))}`;
}

/** What an object or list holds, as JSON with types in the place of values. */
function shape(schema: ShownSchema): SafeHtml {
  return html`<pre tabindex="0"><code>${shapeText(schema, '')}</code></pre>`;
}

function shapeText(schema: ShownSchema, indent: string): string {
  const { properties, items, required = [] } = schema;
  const inner = `${indent}  `;
  if (properties) {
    const lines = Object.entries(properties).map(
      ([name, each]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${shapeText(each, inner)}`,
    );
    return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
  }
  if (items) return `[${shapeText(items, indent)}]`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((each) => shapeText(each, indent)).join(' | ');
  if (typeof schema.additionalProperties === 'object')
    return `{ [name]: ${shapeText(schema.additionalProperties, indent)} }`;
  return typeText(schema);
}

function typeText({
  type,
  format,
  enum: values,
  const: constant,
  minimum,
  maximum,
  maxLength,
  ...rest
}: ShownSchema): string {
  if (rest.$ref !== undefined) return rest.$ref.replace(/^.*\//, '');
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (constant !== undefined) return JSON.stringify(constant);
  const plain = typeof type === 'string' ? type : (type?.join(' | ') ?? 'anything');
  // A whole number without a range of its own bears JavaScript's.
  const hasRange = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
  return [
    plain,
    ...(format === undefined ? [] : [`(${format})`]),
    ...(hasRange ? [`${String(minimum)}–${String(maximum)}`] : []),
    ...(maxLength === undefined ? [] : [`≤ ${maxLength} characters`]),
    ...(rest.default === undefined ? [] : [`= ${JSON.stringify(rest.default)}`]),
  ].join(' ');
}
