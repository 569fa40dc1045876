import { html } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { groupLabels, plainGroup, translateLabels } from '../reject-labels.js';
import { en } from '../texts/en.js';

/** Reject labels to search and tick, by group; fires `chosen` with the new set. */
export class LabelPicker extends LightElement {
  static properties = {
    texts: { attribute: false },
    labels: { attribute: false },
    chosen: { attribute: false },
    search: { state: true },
  };

  constructor() {
    super();
    this.texts = en;
    /** @type {import('../desk-api.js').RejectLabel[]} */
    this.labels = [];
    /** @type {ReadonlySet<string>} */
    this.chosen = new Set();
    this.search = '';
  }

  render() {
    const { texts } = this;
    const groups = groupLabels(translateLabels(this.labels, texts), this.search);
    return html`
      <div class="picker">
        <div class="head">
          <span class="label">${texts.labelsTitle}</span>
          <span class="quiet figures" role="status">${texts.labelsChosen(this.chosen.size)}</span>
        </div>
        <div class="field">
          <input
            type="search"
            aria-label=${texts.labelsSearch}
            placeholder=${texts.labelsSearch}
            .value=${this.search}
            @keydown=${keepDialog}
            @input=${(/** @type {Event} */ event) => {
              this.search = /** @type {HTMLInputElement} */ (event.target).value;
            }}
          />
        </div>
        <div class="groups" tabindex="0" role="region" aria-label=${texts.labelsTitle}>
          ${groups.size === 0 ? html`<p class="quiet">${texts.labelsNone}</p>` : null}
          ${[...groups].map(
            ([group, labels]) => html`
              <fieldset>
                <legend>${plainGroup(group)}</legend>
                ${labels.map((label) => this.#row(label))}
              </fieldset>
            `,
          )}
        </div>
      </div>
    `;
  }

  /** @param {import('../desk-api.js').RejectLabel} label */
  #row(label) {
    return html`
      <label class="reason">
        <input
          type="checkbox"
          .checked=${this.chosen.has(label.label)}
          @change=${() => this.#toggle(label.label)}
        />
        <span>${label.text}<small>${label.label}</small></span>
      </label>
    `;
  }

  /** @param {string} label */
  #toggle(label) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(label)) {
      chosen.add(label);
    }
    this.dispatchEvent(new CustomEvent('chosen', { detail: chosen }));
  }
}

/**
 * Enter in the search field must not send the verdict.
 *
 * @param {KeyboardEvent} event
 */
function keepDialog(event) {
  if (event.key === 'Enter') {
    event.preventDefault();
  }
}

customElements.define('vident-label-picker', LabelPicker);
