import { html, nothing } from 'lit';
import '../look/ticking.js';
import { LightElement } from '../look/light-element.js';
import { callScreen } from './screens/call.js';
import { checkScreen } from './screens/check.js';
import { overScreen, resultScreen, stoppedScreen } from './screens/finish.js';
import { consentScreen, welcomeScreen } from './screens/prepare.js';
import { waitingScreen } from './screens/waiting.js';
import { overridden } from './texts/overrides.js';
import { TEXTS } from './texts/texts.js';

const PREPARATION = ['welcome', 'consent', 'check', 'waiting'];

/**
 * What every screen is drawn from.
 *
 * @typedef {{
 *   state: import('./applicant.js').ApplicantState,
 *   texts: import('./texts/texts.js').Texts,
 *   language: import('../call/steps.js').Language,
 *   applicant: import('./applicant.js').Applicant,
 * }} Scene
 */

/** The applicant's page: one screen at a time, the language choice, and what a screen reader hears. */
export class ApplicantPage extends LightElement {
  static properties = {
    state: { state: true },
    language: { state: true },
  };

  /** @type {import('./applicant.js').Applicant | null} */
  #applicant = null;
  #embedded = false;
  /** @type {(language: string) => void} */
  #chosen = () => {};
  #screen = '';
  /** @type {unknown} */
  #i18n = null;
  /** What the person reads: ours, with the host's texts in their places. */
  #texts = TEXTS.en;

  constructor() {
    super();
    /** @type {import('./applicant.js').ApplicantState | null} */
    this.state = null;
    this.language = 'en';
  }

  /**
   * @param {import('./applicant.js').Applicant} applicant
   * @param {boolean} embedded
   * @param {(language: string) => void} chosen is told which language the person chose
   */
  use(applicant, embedded, chosen) {
    this.#applicant = applicant;
    this.#embedded = embedded;
    this.#chosen = chosen;
    this.state = applicant.state;
  }

  /** @param {import('./applicant.js').ApplicantState} state */
  show(state) {
    this.state = state;
  }

  /** @param {string} language */
  useLanguage(language) {
    this.language = language;
    document.documentElement.lang = language;
    this.#texts = overridden(TEXTS[language], this.#i18n);
    document.title = this.#texts.title;
  }

  /** @param {unknown} i18n texts of the embedding page */
  useTexts(i18n) {
    this.#i18n = i18n;
    this.useLanguage(this.language);
    this.requestUpdate();
  }

  /** @param {string} language */
  #choose(language) {
    this.useLanguage(language);
    this.#chosen(language);
  }

  render() {
    if (this.state === null || this.#applicant === null) {
      return nothing;
    }
    const texts = this.#texts;
    const language = /** @type {import('../call/steps.js').Language} */ (this.language);
    const scene = { state: this.state, texts, language, applicant: this.#applicant };
    const { view } = this.state.flow;
    return html`
      <div class="page" data-screen=${view.screen}>
        ${view.screen === 'call' ? nothing : this.#header(texts, view.screen)}
        <main>${connectionBanner(scene)} ${this.#body(scene)}</main>
      </div>
    `;
  }

  updated() {
    const screen = this.state?.flow.view.screen ?? '';
    if (screen !== this.#screen) {
      const first = this.#screen === '' || this.#screen === 'starting';
      this.#screen = screen;
      // A new screen is a new page to somebody who cannot see it; the very first one is announced by the browser.
      if (!first) {
        /** @type {HTMLElement | null} */ (this.querySelector('h1'))?.focus();
        window.scrollTo(0, 0);
      }
    }
  }

  /** @param {Scene} scene */
  #body(scene) {
    const { view } = scene.state.flow;
    switch (view.screen) {
      case 'starting':
        return html`<p class="quiet" role="status">${scene.texts.loading}</p>`;
      case 'welcome':
        return welcomeScreen(scene);
      case 'consent':
        return consentScreen(scene, view);
      case 'check':
        return checkScreen(scene, view);
      case 'waiting':
        return waitingScreen(scene, view);
      case 'call':
        return callScreen(scene, view);
      case 'over':
        return overScreen(scene, view);
      case 'result':
        return resultScreen(scene, view);
      case 'stopped':
        return stoppedScreen(scene, view);
      default:
        return nothing;
    }
  }

  /**
   * @param {import('./texts/texts.js').Texts} texts
   * @param {string} screen
   */
  #header(texts, screen) {
    const step = PREPARATION.indexOf(screen) + 1;
    return html`
      <header>
        <div class="brand">
          ${this.#embedded ? nothing : html`<img src="/assets/look/icon.svg" alt="" width="28" height="28" />`}
          <span>${texts.title}</span>
        </div>
        <div class="languages" role="group" aria-label=${texts.languageLabel}>
          ${Object.entries(TEXTS).map(
            ([code, other]) => html`
              <button
                lang=${code}
                aria-pressed=${code === this.language}
                @click=${() => this.#choose(code)}
              >
                ${code.toUpperCase()}<span class="visually-hidden">${other.language}</span>
              </button>
            `,
          )}
        </div>
        ${step > 0
          ? html`<progress
              aria-label=${texts.stepOf(step, PREPARATION.length)}
              max=${PREPARATION.length}
              value=${step}
            ></progress>`
          : nothing}
      </header>
    `;
  }
}

/**
 * Says that signalling is away, on the screens where that matters.
 *
 * @param {Scene} scene
 */
function connectionBanner({ state, texts, applicant }) {
  const { screen } = state.flow.view;
  const { socket } = state;
  if ((screen !== 'waiting' && screen !== 'call') || socket.state === 'open' || socket.state === 'closed') {
    return nothing;
  }
  return html`
    <div class="notice warning lost" role="status">
      <strong>${texts.lostTitle}</strong>
      ${socket.state === 'waiting'
        ? html`<vident-ticking
            class="figures"
            .text=${(/** @type {number} */ now) =>
              texts.lostIn(Math.max(0, Math.ceil((socket.retryAt - now) / 1000)))}
          ></vident-ticking>`
        : html`<span>${texts.lostNow}</span>`}
      <div><button class="button" @click=${() => applicant.reconnectNow()}>${texts.lostTry}</button></div>
    </div>
  `;
}

customElements.define('vident-applicant', ApplicantPage);
