import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';

/**
 * A strip of stills; a touch opens one large, arrow keys lead to its neighbours.
 *
 * @typedef {{id: string, kind: import('../../call/messages.js').StillKind | string, imageId?: number,
 *   note?: string, failed?: boolean}} StripItem
 */
export class Stills extends LightElement {
  static properties = {
    items: { attribute: false },
    texts: { attribute: false },
    shown: { state: true },
    actualSize: { state: true },
  };

  constructor() {
    super();
    /** @type {StripItem[]} */
    this.items = [];
    /** @type {import('../texts/texts.js').Texts | null} */
    this.texts = null;
    this.shown = -1;
    this.actualSize = false;
  }

  render() {
    const { texts } = this;
    if (texts === null) {
      return nothing;
    }
    return html`
      ${this.items.length === 0
        ? html`<p class="quiet">${texts.stillsNone}</p>`
        : html`<ul class="strip">
            ${this.items.map((item, index) => html`<li>${this.#thumb(texts, item, index)}</li>`)}
          </ul>`}
      <dialog class="zoom" aria-label=${texts.stillsTitle} @close=${() => this.#closed()} @keydown=${this.#key}>
        ${this.#large(texts)}
      </dialog>
    `;
  }

  /**
   * @param {import('../texts/texts.js').Texts} texts
   * @param {StripItem} item
   * @param {number} index
   */
  #thumb(texts, item, index) {
    const name = kindName(texts, item.kind);
    if (item.imageId === undefined) {
      return html`<div class="pending ${item.failed ? 'failed' : ''}" role="status">
        <span>${name}</span><span>${item.note}</span>
      </div>`;
    }
    return html`
      <button @click=${() => this.#open(index)}>
        <img src="/desk/api/images/${item.imageId}" alt="" loading="lazy" /><span>${name}</span>
      </button>
    `;
  }

  /** @param {import('../texts/texts.js').Texts} texts */
  #large(texts) {
    const item = this.items[this.shown];
    if (item?.imageId === undefined) {
      return nothing;
    }
    return html`
      <div class="picture ${this.actualSize ? 'actual' : ''}" tabindex="0" aria-label=${kindName(texts, item.kind)}>
        <img src="/desk/api/images/${item.imageId}" alt=${kindName(texts, item.kind)} />
      </div>
      <div class="actions">
        <button class="button small" @click=${() => this.#move(-1)}>${texts.previous}</button>
        <button class="button small" @click=${() => this.#move(1)}>${texts.next}</button>
        <button
          class="button small"
          @click=${() => {
            this.actualSize = !this.actualSize;
          }}
        >
          ${this.actualSize ? texts.zoomOut : texts.zoomIn}
        </button>
        <button class="button small" autofocus @click=${() => this.querySelector('dialog')?.close()}>
          ${texts.close}
        </button>
      </div>
    `;
  }

  /** @param {number} index */
  async #open(index) {
    this.shown = index;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  #closed() {
    this.shown = -1;
    this.actualSize = false;
  }

  /** @param {number} by */
  #move(by) {
    const stored = this.items.flatMap((item, index) => (item.imageId === undefined ? [] : [index]));
    const place = stored.indexOf(this.shown);
    this.shown = stored[(place + by + stored.length) % stored.length];
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      this.#move(event.key === 'ArrowLeft' ? -1 : 1);
    }
  }
}

/**
 * @param {import('../texts/texts.js').Texts} texts
 * @param {string} kind
 */
function kindName(texts, kind) {
  return /** @type {Record<string, string>} */ (texts.still)[kind] ?? kind;
}

customElements.define('vident-stills', Stills);
