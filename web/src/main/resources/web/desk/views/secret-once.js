import { html, nothing } from 'lit';
import '../../look/copy-button.js';
import { LightElement } from '../../look/light-element.js';
import { en } from '../texts/en.js';

/** Shows a new app token and its secret key this once; forgets both when it is closed. */
export class SecretOnce extends LightElement {
  static properties = { texts: { attribute: false }, issued: { state: true } };

  constructor() {
    super();
    this.texts = en.admin;
    /** @type {import('../admin-api.js').IssuedToken | null} */
    this.issued = null;
  }

  /** @param {import('../admin-api.js').IssuedToken} issued */
  async open(issued) {
    this.issued = issued;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  render() {
    const { texts, issued } = this;
    if (issued === null) {
      return nothing;
    }
    return html`
      <dialog
        class="secret"
        aria-labelledby="secret-title"
        @close=${() => {
          this.issued = null;
        }}
      >
        <div class="stack">
          <h2 id="secret-title">${texts.tokenOnceTitle}</h2>
          <p class="notice warning">${texts.tokenOnce}</p>
          ${this.#secret(texts.tokenText, issued.token)} ${this.#secret(texts.tokenSecret, issued.secretKey)}
          <form method="dialog" class="actions">
            <button class="button" data-action="secret-close">${texts.close}</button>
          </form>
        </div>
      </dialog>
    `;
  }

  /**
   * @param {string} label
   * @param {string} value
   */
  #secret(label, value) {
    return html`
      <div class="secret-line">
        <span><strong>${label}</strong><code>${value}</code></span>
        <vident-copy .value=${value} .label=${this.texts.copy} .done=${this.texts.copied}></vident-copy>
      </div>
    `;
  }
}

customElements.define('vident-secret-once', SecretOnce);
