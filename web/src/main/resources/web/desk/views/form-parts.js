/** What the dialogs of the administration pages are made of. */

import { html, nothing } from 'lit';
import { reasonOf } from '../admin-form.js';

/**
 * The end of a dialog's form: what went wrong, and the buttons.
 *
 * @param {{failure: string, busy: boolean} & HTMLElement} dialog
 * @param {{action: string, go: string, cancel: string}} words
 */
export function formEnd(dialog, { action, go, cancel }) {
  return html`
    ${dialog.failure === '' ? nothing : html`<div class="notice danger" role="alert">${dialog.failure}</div>`}
    <div class="actions">
      <button class="button main" data-action=${action} ?disabled=${dialog.busy}>${go}</button>
      <button class="button" type="button" @click=${() => dialog.querySelector('dialog')?.close()}>${cancel}</button>
    </div>
  `;
}

/**
 * Sends a dialog's form once; closes the dialog and fires an event with what came of it, or says why not.
 *
 * @template T
 * @param {{failure: string, busy: boolean} & HTMLElement} dialog
 * @param {SubmitEvent} event
 * @param {{send: (form: FormData) => Promise<T> | undefined, fires: string, otherwise: string}} what
 */
export async function submitForm(dialog, event, { send, fires, otherwise }) {
  event.preventDefault();
  dialog.busy = true;
  try {
    const detail = await send(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    dialog.querySelector('dialog')?.close();
    dialog.dispatchEvent(new CustomEvent(fires, { detail }));
  } catch (error) {
    dialog.failure = reasonOf(error, otherwise);
  } finally {
    dialog.busy = false;
  }
}

/**
 * A text area with a word of explanation.
 *
 * @param {string} id
 * @param {string} name
 * @param {string} label
 * @param {string} hint
 * @param {string} [value]
 */
export function area(id, name, label, hint, value = '') {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <textarea id=${id} name=${name} rows="2" aria-describedby="${id}-hint" spellcheck="false" .value=${value}></textarea>
      <span class="quiet hint" id="${id}-hint">${hint}</span>
    </div>
  `;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} label
 * @param {string} [value]
 * @param {boolean} [required]
 * @param {string} [hint]
 */
export function field(id, name, label, value = '', required = false, hint = '') {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <input id=${id} name=${name} .value=${value} ?required=${required} autocomplete="off" spellcheck="false" />
      ${hint === '' ? nothing : html`<span class="quiet hint">${hint}</span>`}
    </div>
  `;
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} label
 * @param {string[][]} options value and text
 * @param {string} [chosen]
 */
export function choice(id, name, label, options, chosen = '') {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} name=${name}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>
  `;
}
