import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';

const OTHER = 'other';

/** Asks how the call ends; fires `ended` with the reason, empty when everything was done. */
export class EndDialog extends LightElement {
  static properties = { texts: { attribute: false }, aborting: { state: true }, reason: { state: true } };

  constructor() {
    super();
    /** @type {import('../texts/texts.js').Texts | null} */
    this.texts = null;
    this.aborting = false;
    this.reason = '';
  }

  open() {
    this.aborting = false;
    this.reason = '';
    this.querySelector('dialog')?.showModal();
  }

  render() {
    const { texts } = this;
    if (texts === null) {
      return nothing;
    }
    return html`
      <dialog class="end" aria-labelledby="end-title">
        <form method="dialog" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
          <h2 id="end-title">${texts.endTitle}</h2>
          <label class="choice">
            <input
              type="radio"
              name="how"
              value="completed"
              .checked=${!this.aborting}
              @change=${() => {
                this.aborting = false;
              }}
            />
            <span><strong>${texts.endCompleted}</strong><br />${texts.endCompletedText}</span>
          </label>
          <label class="choice">
            <input
              type="radio"
              name="how"
              value="aborted"
              .checked=${this.aborting}
              @change=${() => {
                this.aborting = true;
              }}
            />
            <span><strong>${texts.endAborted}</strong><br />${texts.endAbortedText}</span>
          </label>
          ${this.aborting ? this.#reasons(texts) : nothing}
          <div class="actions">
            <button class="button danger" data-action="end-confirm">${texts.endGo}</button>
            <button class="button" type="button" @click=${() => this.querySelector('dialog')?.close()}>
              ${texts.cancel}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  /** @param {import('../texts/texts.js').Texts} texts */
  #reasons(texts) {
    return html`
      <div class="field">
        <label for="end-reason">${texts.endReason}</label>
        <select
          id="end-reason"
          name="reason"
          required
          @change=${(/** @type {Event} */ event) => {
            this.reason = /** @type {HTMLSelectElement} */ (event.target).value;
          }}
        >
          <option value=""></option>
          ${texts.endReasons.map((reason) => html`<option>${reason}</option>`)}
          <option value=${OTHER}>${texts.endReasonOther}</option>
        </select>
      </div>
      ${this.reason === OTHER
        ? html`<div class="field">
            <label for="end-other">${texts.endReasonOther}</label>
            <input id="end-other" name="other" maxlength="300" required />
          </div>`
        : nothing}
    `;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const chosen = String(form.get('reason') ?? '');
    const reason = chosen === OTHER ? String(form.get('other')).trim() : chosen;
    this.dispatchEvent(new CustomEvent('ended', { detail: this.aborting ? reason : '' }));
  }
}

customElements.define('vident-end-dialog', EndDialog);
