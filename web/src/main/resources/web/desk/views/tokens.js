import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { reasonOf } from '../admin-form.js';
import { dateTime } from '../format.js';
import './secret-once.js';
import './token-dialog.js';

const GRACES = [86_400, 3_600, 604_800, 0];

/** All app tokens, and the way to make, rotate and revoke one. */
export class Tokens extends LightElement {
  static properties = {
    scene: { attribute: false },
    items: { state: true },
    failure: { state: true },
    asked: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {import('../admin-api.js').AppToken[] | null} */
    this.items = null;
    this.failure = '';
    /** @type {{action: 'rotate' | 'revoke', token: import('../admin-api.js').AppToken} | null} */
    this.asked = null;
  }

  firstUpdated() {
    void this.#load();
  }

  render() {
    if (this.scene === null) {
      return nothing;
    }
    const { texts, office } = this.scene;
    return html`
      <main class="admin">
        <div class="head">
          <h1>${texts.admin.tokens}</h1>
          <button
            class="button main"
            data-action="token-new"
            @click=${() => /** @type {any} */ (this.querySelector('vident-token-dialog')).open()}
          >
            ${texts.admin.tokenNew}
          </button>
        </div>
        ${this.failure === '' ? nothing : html`<div class="notice danger" role="alert">${this.failure}</div>`}
        ${this.items === null ? html`<p class="quiet">${texts.loading}</p>` : this.#list(this.scene, this.items)}
        <vident-token-dialog
          .texts=${texts.admin}
          .api=${office.api.admin}
          @issued=${(/** @type {CustomEvent} */ event) => this.#issued(event.detail)}
        ></vident-token-dialog>
        <vident-secret-once .texts=${texts.admin}></vident-secret-once>
        ${this.#question(texts.admin)}
      </main>
    `;
  }

  updated() {
    const dialog = this.querySelector('dialog.question');
    if (dialog instanceof HTMLDialogElement && !dialog.open) {
      dialog.showModal();
    }
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {import('../admin-api.js').AppToken[]} items
   */
  #list({ texts, language }, items) {
    const words = texts.admin;
    if (items.length === 0) {
      return html`<p class="empty quiet">${words.tokenNone}</p>`;
    }
    return html`
      <ul class="cards">
        ${items.toReversed().map(
          (token) => html`
            <li class=${token.revoked ? 'over' : ''}>
              <div class="what">
                <strong>${token.name}</strong>
                <code>${token.mode === 'sandbox' ? 'sbx' : 'prd'}:${token.publicPart}</code>
                <span>
                  <span class="badge ${token.revoked ? 'red' : 'green'}"
                    >${token.revoked ? words.tokenRevoked : words.tokenValid}</span
                  >
                  <span class="badge">${words.mode[token.mode]}</span>
                </span>
              </div>
              <dl>
                <div><dt>${words.tokenPermissions}</dt>
                  <dd>${token.permissions.map((name) => words.permission[name] ?? name).join(', ')}</dd></div>
                <div><dt>${words.tokenLimits}</dt>
                  <dd>
                    ${token.allowedIps.join(', ') || words.tokenAnywhere};
                    ${token.sourceKeys.join(', ') || words.tokenAllKeys}${token.watermark
                      ? html`; ${words.tokenCopies}`
                      : nothing}
                  </dd></div>
                <div><dt>${words.tokenLastUse}</dt>
                  <dd class="figures">
                    ${token.lastUsedAt ? dateTime(token.lastUsedAt, language) : words.tokenNever}
                    ${isFuture(token.oldSecretUntil) && !token.revoked
                      ? html`<br />${words.tokenOldUntil(dateTime(token.oldSecretUntil, language))}`
                      : nothing}
                  </dd></div>
                <div><dt>${words.created}</dt><dd class="figures">${dateTime(token.createdAt, language)}</dd></div>
              </dl>
              ${token.revoked ? nothing : this.#actions(words, token)}
            </li>
          `,
        )}
      </ul>
    `;
  }

  /**
   * @param {import('../texts/texts.js').Texts['admin']} words
   * @param {import('../admin-api.js').AppToken} token
   */
  #actions(words, token) {
    return html`
      <div class="actions">
        <button
          class="button small"
          data-action="token-rotate"
          @click=${() => {
            this.asked = { action: 'rotate', token };
          }}
        >
          ${words.rotate}
        </button>
        <button
          class="button small"
          data-action="token-revoke"
          @click=${() => {
            this.asked = { action: 'revoke', token };
          }}
        >
          ${words.revoke}
        </button>
      </div>
    `;
  }

  /** @param {import('../texts/texts.js').Texts['admin']} words */
  #question(words) {
    if (this.asked === null) {
      return nothing;
    }
    const { action, token } = this.asked;
    const rotates = action === 'rotate';
    return html`
      <dialog
        class="question"
        aria-labelledby="question-title"
        @close=${() => {
          this.asked = null;
        }}
      >
        <form class="stack" @submit=${(/** @type {SubmitEvent} */ event) => this.#confirmed(event)}>
          <h2 id="question-title">${rotates ? words.rotateTitle(token.name) : words.revokeTitle(token.name)}</h2>
          <p>${rotates ? words.rotateText : words.revokeText}</p>
          ${rotates
            ? html`<div class="field">
                <label for="grace">${words.rotateGrace}</label>
                <select id="grace" name="grace">
                  ${GRACES.map((seconds) => html`<option value=${seconds}>${words.grace[seconds]}</option>`)}
                </select>
              </div>`
            : nothing}
          <div class="actions">
            <button class="button ${rotates ? 'main' : 'danger'}" data-action="confirm">
              ${rotates ? words.rotate : words.revoke}
            </button>
            <button class="button" type="button" @click=${() => this.#close()}>${words.cancel}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #close() {
    const dialog = this.querySelector('dialog.question');
    if (dialog instanceof HTMLDialogElement) {
      dialog.close();
    }
  }

  /** @param {SubmitEvent} event */
  async #confirmed(event) {
    event.preventDefault();
    const { scene, asked } = this;
    const grace = Number(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('grace'));
    this.#close();
    if (scene === null || asked === null) {
      return;
    }
    try {
      if (asked.action === 'revoke') {
        this.items = await scene.office.api.admin.revokeToken(asked.token.id);
      } else {
        await this.#issued(await scene.office.api.admin.rotateToken(asked.token.id, grace));
      }
    } catch (error) {
      this.failure = reasonOf(error, scene.texts.admin.actionFailed);
    }
  }

  /** @param {import('../admin-api.js').IssuedToken} issued */
  async #issued(issued) {
    await /** @type {any} */ (this.querySelector('vident-secret-once')).open(issued);
    await this.#load();
  }

  async #load() {
    try {
      this.items = (await this.scene?.office.api.admin.tokens()) ?? [];
      this.failure = '';
    } catch {
      this.failure = this.scene?.texts.admin.failed ?? '';
      this.items ??= [];
    }
  }
}

/** @param {string | undefined} time */
function isFuture(time) {
  return time !== undefined && Date.parse(time) > Date.now();
}

customElements.define('vident-tokens', Tokens);
