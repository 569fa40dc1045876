import { html } from 'lit';
import { LightElement } from './light-element.js';

/** Copies a text; where the clipboard is closed to the page the text is shown, selected, to be copied by hand. */
export class CopyButton extends LightElement {
  static properties = { value: {}, label: {}, done: {}, outcome: { state: true } };

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.done = '';
    /** @type {'none' | 'copied' | 'manual'} */
    this.outcome = 'none';
  }

  render() {
    if (this.outcome === 'manual') {
      return html`<div class="field"><input readonly aria-label=${this.label} .value=${this.value} /></div>`;
    }
    return html`
      <button class="button main" @click=${() => this.#copy()}>
        <span aria-live="polite">${this.outcome === 'copied' ? this.done : this.label}</span>
      </button>
    `;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.value);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'manual';
      await this.updateComplete;
      const input = this.querySelector('input');
      input?.focus();
      input?.select();
    }
  }
}

customElements.define('vident-copy', CopyButton);
