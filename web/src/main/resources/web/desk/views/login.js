import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';

/** The log-in form: a page of its own, or (attribute `expired`) a dialog over work that goes on afterwards. */
export class Login extends LightElement {
  static properties = { scene: { attribute: false }, expired: { type: Boolean }, busy: { state: true } };

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    this.expired = false;
    this.busy = false;
  }

  render() {
    return this.expired
      ? html`<dialog class="login" aria-labelledby="login-title" @cancel=${prevent}>${this.#form()}</dialog>`
      : html`<div class="login">${this.#form()}</div>`;
  }

  firstUpdated() {
    this.querySelector('dialog')?.showModal();
    this.querySelector('input')?.focus();
  }

  #form() {
    if (this.scene === null) {
      return nothing;
    }
    const { texts, state } = this.scene;
    return html`
      <form @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
        <img src="/assets/look/icon.svg" alt="" width="44" height="44" />
        <h1 id="login-title">${this.expired ? texts.loginExpiredTitle : texts.loginTitle}</h1>
        ${this.expired ? html`<p class="quiet">${texts.loginExpiredText}</p>` : nothing}
        <div class="field">
          <label for="login-name">${texts.loginName}</label>
          <input id="login-name" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        </div>
        <div class="field">
          <label for="login-password">${texts.loginPassword}</label>
          <input id="login-password" name="password" type="password" autocomplete="current-password" required />
        </div>
        ${state.loginFailure === null
          ? nothing
          : html`<div class="notice danger" role="alert">${texts.loginFailure[state.loginFailure]}</div>`}
        <button class="button main" data-action="login" ?disabled=${this.busy}>${texts.loginGo}</button>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.busy = true;
    await this.scene?.office.login(String(form.get('login')), String(form.get('password')));
    this.busy = false;
  }
}

/** @param {Event} event */
function prevent(event) {
  event.preventDefault();
}

customElements.define('vident-login', Login);
