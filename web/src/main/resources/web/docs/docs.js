/** Draws the description of the API, `/openapi.json`, as a page for people. */

import { html, nothing, render } from 'lit';
import { example } from './schema-example.js';
import { schemaView } from './schema-view.js';

/**
 * @typedef {{name: string, in: string, required?: boolean, description?: string, schema: import('./schema-view.js').Schema}}
 *   Parameter
 * @typedef {Record<string, {schema?: import('./schema-view.js').Schema}>} Content
 * @typedef {{description: string, content?: Content}} Response
 * @typedef {{
 *   operationId: string, tags: string[], summary: string, description?: string, parameters?: (Parameter | {$ref: string})[],
 *   requestBody?: {required?: boolean, content: Content}, responses: Record<string, Response | {$ref: string}>,
 * }} Operation
 * @typedef {{
 *   info: {title: string, description: string},
 *   tags: {name: string}[],
 *   paths: Record<string, Record<string, Operation>>,
 *   components: Record<string, Record<string, any>>,
 * }} Description
 * @typedef {{method: string, path: string, operation: Operation}} Call
 */

const place = /** @type {HTMLElement} */ (document.querySelector('main'));
const response = await fetch('/openapi.json');
const description = /** @type {Description} */ (await response.json());
const calls = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);
const groups = description.tags
  .map(({ name }) => ({ name, calls: calls.filter(({ operation }) => operation.tags.includes(name)) }))
  .filter((group) => group.calls.length > 0);

render(
  html`
    <nav aria-label="Calls">
      <a class="home" href="#top">${description.info.title} API</a>
      ${groups.map(
        (group) => html`
          <h2>${group.name}</h2>
          <ul>
            ${group.calls.map(
              ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
            )}
          </ul>
        `,
      )}
    </nav>
    <article>
      <h1 id="top">${description.info.title} API</h1>
      <p class="lead">${words(description.info.description)}</p>
      <p><a href="/openapi.json">openapi.json</a> is the same for programs.</p>
      ${groups.map((group) => html`<section><h2>${group.name}</h2>${group.calls.map(callView)}</section>`)}
    </article>
  `,
  place,
);
if (location.hash !== '') {
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** @param {Call} call */
function callView({ method, path, operation }) {
  const parameters = (operation.parameters ?? []).map((one) => /** @type {Parameter} */ (resolved(one)));
  return html`
    <section class="call" id=${operation.operationId}>
      <h3>${operation.summary}</h3>
      <p class="line"><span class="method" data-method=${method}>${method}</span> <code>${path}</code></p>
      ${operation.description ? html`<p>${words(operation.description)}</p>` : nothing}
      ${parameters.length === 0 ? nothing : parameterTable(parameters)}
      ${operation.requestBody ? contentView('Request', operation.requestBody.content) : nothing}
      ${Object.entries(operation.responses)
        .filter(([status]) => status !== 'default')
        .map(([status, answer]) => {
          const { description: meaning, content } = /** @type {Response} */ (resolved(answer));
          return contentView(`${status} ${meaning}`, content ?? {});
        })}
    </section>
  `;
}

/** @param {Parameter[]} parameters */
function parameterTable(parameters) {
  return html`
    <h4>Parameters</h4>
    <table>
      <tbody>
        ${parameters.map(
          (one) => html`
            <tr>
              <th scope="row"><code>${one.name}</code></th>
              <td class="quiet">${one.in}${one.required && one.in !== 'path' ? ', required' : ''}</td>
              <td>${words(one.description ?? '')}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/**
 * @param {string} title
 * @param {Content} content
 */
function contentView(title, content) {
  return html`
    <h4>${title}</h4>
    ${Object.entries(content).map(([type, { schema }]) =>
      type === 'application/json' && schema
        ? html`<div class="body">
            ${schemaView(schema, resolved, words)}
            <pre>${JSON.stringify(example(schema, resolved), null, 2)}</pre>
          </div>`
        : html`<p class="quiet"><code>${type}</code></p>`,
    )}
  `;
}

/**
 * What a reference points to; anything else as it is.
 *
 * @param {any} value
 * @returns {any}
 */
function resolved(value) {
  return typeof value?.$ref === 'string'
    ? value.$ref
        .slice(2)
        .split('/')
        .reduce((/** @type {any} */ node, /** @type {string} */ name) => node[name], description)
    : value;
}

/**
 * The little Markdown the description uses: code and emphasis.
 *
 * @param {string} text
 */
function words(text) {
  return text
    .split(/(`[^`]+`|\*[^*]+\*)/)
    .map((part) =>
      part.startsWith('`')
        ? html`<code>${part.slice(1, -1)}</code>`
        : part.startsWith('*') && part.length > 2
          ? html`<em>${part.slice(1, -1)}</em>`
          : part,
    );
}
