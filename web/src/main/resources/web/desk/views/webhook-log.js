import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from '../../look/light-element.js';
import { reasonOf } from '../admin-form.js';
import { dateTime } from '../format.js';
import { attemptView } from './attempt.js';

/** The newest deliveries of one webhook with request and answers. */
export class WebhookLog extends LightElement {
  static properties = {
    scene: { attribute: false },
    mode: { attribute: false },
    webhookId: { attribute: false },
    items: { state: true },
    failure: { state: true },
    done: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {import('../admin-api.js').Mode} */
    this.mode = 'sandbox';
    this.webhookId = '';
    /** @type {import('../admin-api.js').Delivery[] | null} */
    this.items = null;
    this.failure = '';
    this.done = false;
  }

  firstUpdated() {
    void this.#load();
  }

  render() {
    if (this.scene === null) {
      return nothing;
    }
    const { texts } = this.scene;
    const words = texts.admin;
    return html`
      <main class="admin">
        <a class="button plain back" href="#/webhooks/${this.mode}">← ${words.hookBack}</a>
        <div class="head">
          <h1>${words.hookLog}</h1>
          <button class="button small" data-action="hook-refresh" @click=${() => this.#load()}>${words.hookRefresh}</button>
        </div>
        ${this.failure === '' ? nothing : html`<div class="notice danger" role="alert">${this.failure}</div>`}
        ${this.done ? html`<div class="notice" role="status">${words.hookRedelivered}</div>` : nothing}
        ${this.items === null
          ? html`<p class="quiet">${texts.loading}</p>`
          : this.items.length === 0
            ? html`<p class="empty quiet">${words.hookLogEmpty}</p>`
            : html`<ul class="cards">
                ${repeat(
                  this.items,
                  ({ id }) => id,
                  (delivery) => this.#delivery(this.scene, delivery),
                )}
              </ul>`}
      </main>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene | null} scene
   * @param {import('../admin-api.js').Delivery} delivery
   */
  #delivery(scene, { id, type, createdAtMs, state, nextAttemptAt, payload, attempts = [] }) {
    if (scene === null) {
      return nothing;
    }
    const { texts, language } = scene;
    const words = texts.admin;
    const colour = { delivered: 'green', givenUp: 'red', due: 'queued' }[state] ?? '';
    return html`
      <li>
        <details class="delivery">
          <summary>
            <code>${type}</code>
            <span class="badge ${colour}">${words.hookState[state] ?? state}</span>
            <span class="quiet figures">
              ${dateTime(createdAtMs, language)} · ${words.hookAttempts(attempts.length)}
              ${nextAttemptAt && attempts.length > 0 ? `· ${words.hookNext(dateTime(nextAttemptAt, language))}` : nothing}
            </span>
          </summary>
          <h2>${words.hookPayload}</h2>
          <pre tabindex="0">${payload}</pre>
          ${attempts.length === 0 ? nothing : html`<h2>${words.hookAnswer}</h2>`}
          ${attempts.map((attempt) => attemptView(words, attempt))}
          <div class="actions">
            <button class="button small" data-action="redeliver" @click=${() => this.#redeliver(id)}>
              ${words.hookRedeliver}
            </button>
          </div>
        </details>
      </li>
    `;
  }

  /** @param {string} deliveryId */
  async #redeliver(deliveryId) {
    const { scene } = this;
    if (scene === null) {
      return;
    }
    try {
      await scene.office.api.admin.redeliver(this.mode, this.webhookId, deliveryId);
      this.done = true;
      await this.#load();
    } catch (error) {
      this.failure = reasonOf(error, scene.texts.admin.actionFailed);
    }
  }

  async #load() {
    try {
      this.items = (await this.scene?.office.api.admin.deliveries(this.mode, this.webhookId)) ?? [];
      this.failure = '';
    } catch (error) {
      this.failure = reasonOf(error, this.scene?.texts.admin.failed ?? '');
      this.items ??= [];
    }
  }
}

customElements.define('vident-webhook-log', WebhookLog);
