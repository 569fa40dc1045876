import { html, nothing } from 'lit';
import { LightElement } from '../look/light-element.js';
import '../look/ticking.js';
import { START } from './office-state.js';
import { TEXTS } from './texts/texts.js';
import './views/call.js';
import './views/call-states.js';
import './views/case.js';
import { homeView } from './views/home.js';
import './views/login.js';
import './views/tokens.js';
import './views/webhook-log.js';
import './views/webhooks.js';

/**
 * What every view of the desk is drawn from.
 *
 * @typedef {{
 *   state: import('./office-state.js').OfficeState,
 *   texts: import('./texts/texts.js').Texts,
 *   language: import('../call/steps.js').Language,
 *   office: import('./desk-office.js').DeskOffice,
 * }} Scene
 */

const CALLS_ADDRESS = '#/calls';
const TOKENS_ADDRESS = '#/tokens';
const WEBHOOKS_ADDRESS = /^#\/webhooks\/(sandbox|production)(?:\/([0-9a-f]{24}))?$/;
const CASE_ADDRESS = /^#\/identification\/([0-9a-f]+)$/;

/** The desk: log-in, then queue, call or one identification, whichever is due. */
export class DeskPage extends LightElement {
  static properties = {
    state: { state: true },
    language: { state: true },
    address: { state: true },
    deciding: { state: true },
  };

  /** @type {import('./desk-office.js').DeskOffice | null} */
  #office = null;
  #moved = () => {
    this.address = location.hash;
  };

  constructor() {
    super();
    this.state = START;
    this.language = 'en';
    this.address = location.hash;
    /** Identification whose verdict dialog opens by itself, because its call has just ended. */
    this.deciding = '';
  }

  /**
   * @param {import('./desk-office.js').DeskOffice} office
   * @param {string} language
   */
  use(office, language) {
    this.#office = office;
    this.#useLanguage(language);
  }

  /** @param {import('./office-state.js').OfficeState} state */
  show(state) {
    this.state = state;
  }

  /**
   * @param {string} identificationId
   * @param {boolean} decide
   */
  openCase(identificationId, decide) {
    this.deciding = decide ? identificationId : '';
    location.hash = `#/identification/${identificationId}`;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#moved);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#moved);
  }

  render() {
    const texts = TEXTS[this.language];
    if (this.#office === null || this.state.login === 'checking') {
      return html`<p class="loading" role="status">${texts.loading}</p>`;
    }
    const language = /** @type {import('../call/steps.js').Language} */ (this.language);
    const scene = { state: this.state, texts, language, office: this.#office };
    if (this.state.operator === null) {
      return html`<main class="entrance"><vident-login .scene=${scene}></vident-login></main>`;
    }
    return html`
      ${this.state.call === null ? this.#header(scene) : nothing} ${notices(scene)} ${this.#body(scene)}
      ${this.state.login === 'expired' ? html`<vident-login expired .scene=${scene}></vident-login>` : nothing}
    `;
  }

  updated() {
    const waiting = this.state.call === null && this.state.queue.length > 0 ? `(${this.state.queue.length}) ` : '';
    document.title = waiting + TEXTS[this.language].title;
  }

  /** @param {Scene} scene */
  #body(scene) {
    if (scene.state.call !== null) {
      return html`<vident-desk-call .scene=${scene}></vident-desk-call>`;
    }
    const opened = CASE_ADDRESS.exec(this.address);
    if (opened !== null) {
      return html`<vident-case
        .scene=${scene}
        .identificationId=${opened[1]}
        ?deciding=${this.deciding === opened[1]}
        @decided=${() => {
          this.deciding = '';
        }}
      ></vident-case>`;
    }
    if (this.address === CALLS_ADDRESS && supervises(scene)) {
      return html`<vident-call-states .scene=${scene}></vident-call-states>`;
    }
    return (administrates(scene) ? this.#administration(scene) : null) ?? homeView(scene);
  }

  /**
   * @param {Scene} scene
   * @returns {unknown} null when the address is none of an administration page
   */
  #administration(scene) {
    if (this.address === TOKENS_ADDRESS) {
      return html`<vident-tokens .scene=${scene}></vident-tokens>`;
    }
    const webhooks = WEBHOOKS_ADDRESS.exec(this.address);
    if (webhooks === null) {
      return null;
    }
    return webhooks[2] === undefined
      ? html`<vident-webhooks .scene=${scene} .mode=${webhooks[1]}></vident-webhooks>`
      : html`<vident-webhook-log
          .scene=${scene}
          .mode=${webhooks[1]}
          .webhookId=${webhooks[2]}
        ></vident-webhook-log>`;
  }

  /** @param {Scene} scene */
  #adminLinks({ texts }) {
    return html`
      <nav class="admin-links" aria-label=${texts.admin.navigation}>
        <a href=${TOKENS_ADDRESS} aria-current=${this.address === TOKENS_ADDRESS ? 'page' : 'false'}>${texts.admin.tokens}</a>
        <a href="#/webhooks/sandbox" aria-current=${WEBHOOKS_ADDRESS.test(this.address) ? 'page' : 'false'}>${texts.admin.webhooks}</a>
      </nav>
    `;
  }

  /** @param {Scene} scene */
  #header(scene) {
    const { state, texts, office } = scene;
    return html`
      <header class="bar">
        <a class="brand" href="#/"><img src="/assets/look/icon.svg" alt="" width="26" height="26" />${texts.title}</a>
        ${administrates(scene) ? this.#adminLinks(scene) : nothing}
        <span class="presence ${state.online ? 'on' : ''}"><span class="dot"></span>${state.operator?.displayName}</span>
        <span class="languages" role="group" aria-label=${texts.languageLabel}>
          ${Object.entries(TEXTS).map(
            ([code, other]) => html`
              <button
                lang=${code}
                aria-pressed=${code === this.language}
                @click=${() => this.#useLanguage(code)}
              >
                ${code.toUpperCase()}<span class="visually-hidden">${other.language}</span>
              </button>
            `,
          )}
        </span>
        ${
          supervises(scene)
            ? html`<a class="button small" data-action="calls" href=${CALLS_ADDRESS}>${texts.callStates}</a>`
            : nothing
        }
        <button class="button small" data-action="logout" @click=${() => office.logout()}>${texts.logout}</button>
      </header>
    `;
  }

  /** @param {string} language */
  #useLanguage(language) {
    this.language = language;
    document.documentElement.lang = language;
    localStorage.setItem('vident-desk-language', language);
  }
}

/** @param {Scene} scene */
function administrates({ state }) {
  return state.operator?.roles.includes('ADMINISTRATOR') ?? false;
}

/** @param {Scene} scene */
function supervises({ state }) {
  return state.operator?.roles.includes('SUPERVISOR') ?? false;
}

/**
 * What stands between the operator and the next call, above everything else.
 *
 * @param {Scene} scene
 */
function notices({ state, texts, office }) {
  const { socket, refusal } = state;
  const refusalText = /** @type {Record<string, string>} */ (texts.refusal)[refusal?.code ?? ''];
  return html`
    <div class="notices">
      ${state.takenOver
        ? html`<div class="notice warning line" role="alert">
            <span>${texts.takenOver}</span>
            <button class="button small" @click=${() => office.reconnectNow()}>${texts.takeBack}</button>
          </div>`
        : nothing}
      ${socket.state === 'waiting'
        ? html`<div class="notice warning line" role="status">
            <span
              >${texts.lost}
              <vident-ticking
                class="figures"
                .text=${(/** @type {number} */ now) =>
                  texts.lostIn(Math.max(0, Math.ceil((socket.retryAt - now) / 1000)))}
              ></vident-ticking
            ></span>
            <button class="button small" @click=${() => office.reconnectNow()}>${texts.lostTry}</button>
          </div>`
        : nothing}
      ${refusal === null
        ? nothing
        : html`<div class="notice warning line" role="alert">
            <span>${refusalText ?? ''} ${refusalText === undefined || refusal.code === 'not-allowed' ? refusal.message : nothing}</span>
            <button class="button small" @click=${() => office.dismissRefusal()}>${texts.dismiss}</button>
          </div>`}
      ${state.waitingCallId === null
        ? nothing
        : html`<div class="notice warning line" role="alert">
            <span><strong>${texts.rejoinTitle}.</strong> ${texts.rejoinText}</span>
            <button class="button main" data-action="rejoin" @click=${() => office.rejoinRunning()}>
              ${texts.rejoin}
            </button>
          </div>`}
    </div>
  `;
}

customElements.define('vident-desk', DeskPage);
