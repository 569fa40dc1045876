import { html } from 'lit';

/**
 * The state of an identification in a word, with the colour of what it asks for.
 *
 * @param {import('../texts/texts.js').Texts} texts
 * @param {{state: string, reviewAnswer?: string}} item
 */
export function stateBadge(texts, item) {
  const state = item.state.toLowerCase();
  const key = state === 'completed' && item.reviewAnswer ? item.reviewAnswer.toLowerCase() : state;
  const text = /** @type {Record<string, string>} */ (texts.state)[key] ?? item.state;
  return html`<span class="badge ${key}">${text}</span>`;
}
