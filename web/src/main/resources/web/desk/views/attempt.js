import { html } from 'lit';

/**
 * One attempt at a delivery: what came back and how long it took.
 *
 * @param {import('../texts/texts.js').Texts['admin']} texts
 * @param {import('../admin-api.js').Attempt} attempt
 */
export function attemptView(texts, { at, durationMs, status, answer, failure }) {
  const good = status !== undefined && status >= 200 && status < 300;
  return html`
    <div class="attempt">
      <p>
        <span class="badge ${good ? 'green' : 'red'}">${status ?? '–'}</span>
        <span class="figures quiet">${at} UTC · ${durationMs} ms</span>
      </p>
      <pre tabindex="0" aria-label=${texts.hookAnswer}>${failure ?? (answer || texts.hookNoBody)}</pre>
    </div>
  `;
}
