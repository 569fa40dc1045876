import { html, nothing } from 'lit';

/**
 * @typedef {{
 *   $ref?: string, type?: string, description?: string, enum?: string[], const?: unknown, pattern?: string, format?: string,
 *   examples?: unknown[], items?: Schema, required?: string[], properties?: Record<string, Schema>,
 *   additionalProperties?: boolean | Schema, oneOf?: Schema[],
 * }} Schema
 */

const DEPTH_MAX = 5;

/**
 * The members of a body, each with its type and meaning; members of objects are folded away below it.
 *
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} resolved
 * @param {(text: string) => unknown} words
 * @param {number} [depth]
 * @returns {unknown}
 */
export function schemaView(schema, resolved, words, depth = 0) {
  const known = inner(schema, resolved);
  if (known.properties === undefined || depth > DEPTH_MAX) {
    return nothing;
  }
  return html`
    <ul class="members">
      ${Object.entries(known.properties).map(([name, member]) => {
        const shape = resolved(member);
        const below = schemaView(member, resolved, words, depth + 1);
        const head = html`
          <code>${name}</code> <span class="quiet">${typeName(shape, resolved)}</span>
          ${known.required?.includes(name) ? nothing : html`<span class="optional">optional</span>`}
          ${member.description ?? shape.description ? html`<span>${words(member.description ?? shape.description ?? '')}</span>` : nothing}
        `;
        return html`<li>
          ${below === nothing ? head : html`<details><summary>${head}</summary>${below}</details>`}
        </li>`;
      })}
    </ul>
  `;
}

/**
 * The object a schema is about: itself, or what its list or map holds.
 *
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} resolved
 * @returns {Schema}
 */
function inner(schema, resolved) {
  const known = resolved(schema);
  if (known.items !== undefined) {
    return inner(known.items, resolved);
  }
  if (typeof known.additionalProperties === 'object') {
    return inner(known.additionalProperties, resolved);
  }
  const choice = known.oneOf?.find((one) => resolved(one).type !== 'null');
  return choice === undefined ? known : inner(choice, resolved);
}

/**
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} resolved
 * @returns {string}
 */
function typeName(schema, resolved) {
  if (schema.enum !== undefined) {
    return schema.enum.map((one) => `"${one}"`).join(' | ');
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  if (schema.items !== undefined) {
    return `list of ${typeName(resolved(schema.items), resolved)}`;
  }
  return schema.type ?? 'any';
}
