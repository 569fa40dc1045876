import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { reasonOf } from '../admin-form.js';
import { attemptView } from './attempt.js';
import './webhook-dialog.js';

const MODES = /** @type {const} */ (['sandbox', 'production']);

/** The webhooks of one mode, and the way to make, change and test one. */
export class Webhooks extends LightElement {
  static properties = {
    scene: { attribute: false },
    mode: { attribute: false },
    listed: { state: true },
    failure: { state: true },
    tested: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {import('../admin-api.js').Mode} */
    this.mode = 'sandbox';
    /** @type {{items: import('../admin-api.js').Webhook[], types: string[]} | null} */
    this.listed = null;
    this.failure = '';
    /** @type {{id: string, attempt: import('../admin-api.js').Attempt | null, payload: string} | null} */
    this.tested = null;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('mode')) {
      this.listed = null;
      this.tested = null;
      void this.#load();
    }
  }

  render() {
    if (this.scene === null) {
      return nothing;
    }
    const { texts, office } = this.scene;
    return html`
      <main class="admin">
        <div class="head">
          <h1>${texts.admin.webhooks}</h1>
          <button class="button main" data-action="hook-new" @click=${() => this.#edit(null)}>
            ${texts.admin.hookNew}
          </button>
        </div>
        <nav class="modes" aria-label=${texts.admin.modeLabel}>
          ${MODES.map(
            (mode) =>
              html`<a href="#/webhooks/${mode}" aria-current=${mode === this.mode ? 'page' : 'false'}>${texts.admin.mode[mode]}</a>`,
          )}
        </nav>
        ${this.failure === '' ? nothing : html`<div class="notice danger" role="alert">${this.failure}</div>`}
        ${this.listed === null ? html`<p class="quiet">${texts.loading}</p>` : this.#list(texts.admin, this.listed.items)}
        <vident-webhook-dialog
          .texts=${texts.admin}
          .api=${office.api.admin}
          .mode=${this.mode}
          .types=${this.listed?.types ?? []}
          @saved=${() => this.#load()}
        ></vident-webhook-dialog>
      </main>
    `;
  }

  /**
   * @param {import('../texts/texts.js').Texts['admin']} texts
   * @param {import('../admin-api.js').Webhook[]} items
   */
  #list(texts, items) {
    if (items.length === 0) {
      return html`<p class="empty quiet">${texts.hookNone}</p>`;
    }
    return html`
      <ul class="cards">
        ${items.map(
          (webhook) => html`
            <li class=${webhook.disabled ? 'over' : ''}>
              <div class="what">
                <strong>${webhook.name}</strong>
                <code>${webhook.target}</code>
                <span>
                  <span class="badge ${webhook.disabled ? '' : 'green'}"
                    >${webhook.disabled ? texts.hookOff : texts.hookOn}</span
                  >
                  <span class="quiet">${texts.hookTypeCount(webhook.types.length)}</span>
                </span>
              </div>
              <div class="actions">
                <a class="button small" data-action="hook-log" href="#/webhooks/${this.mode}/${webhook.id}">${texts.hookLog}</a>
                <button class="button small" data-action="hook-edit" @click=${() => this.#edit(webhook)}>
                  ${texts.hookEdit}
                </button>
                <button
                  class="button small"
                  data-action="hook-test"
                  ?disabled=${this.tested !== null && this.tested.attempt === null}
                  @click=${() => this.#test(webhook.id)}
                >
                  ${this.tested?.id === webhook.id && this.tested.attempt === null ? texts.hookTesting : texts.hookTest}
                </button>
              </div>
              ${this.tested?.id === webhook.id && this.tested.attempt !== null
                ? html`<div class="outcome" role="status">
                    ${attemptView(texts, this.tested.attempt)}
                    <details><summary>${texts.hookPayload}</summary><pre tabindex="0">${this.tested.payload}</pre></details>
                  </div>`
                : nothing}
            </li>
          `,
        )}
      </ul>
    `;
  }

  /** @param {import('../admin-api.js').Webhook | null} webhook */
  #edit(webhook) {
    /** @type {any} */ (this.querySelector('vident-webhook-dialog')).open(webhook);
  }

  /** @param {string} id */
  async #test(id) {
    this.tested = { id, attempt: null, payload: '' };
    try {
      const result = await this.scene?.office.api.admin.testWebhook(this.mode, id);
      this.tested = result === undefined ? null : { id, ...result };
      this.failure = '';
    } catch (error) {
      this.tested = null;
      this.failure = reasonOf(error, this.scene?.texts.admin.actionFailed ?? '');
    }
  }

  async #load() {
    const { mode } = this;
    try {
      const listed = await this.scene?.office.api.admin.webhooks(mode);
      if (mode === this.mode) {
        this.listed = listed ?? null;
        this.failure = '';
      }
    } catch {
      this.failure = this.scene?.texts.admin.failed ?? '';
      this.listed ??= { items: [], types: [] };
    }
  }
}

customElements.define('vident-webhooks', Webhooks);
