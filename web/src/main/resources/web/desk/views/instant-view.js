import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { keepInStep } from '../in-step.js';

/**
 * A recorded call before its composition is there: the films of its participants beside each other, led by the first
 * one's controls.
 */
export class InstantView extends LightElement {
  static properties = {
    scene: { attribute: false },
    callId: {},
    films: { state: true },
  };

  #stop = () => {};

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    this.callId = '';
    /** @type {import('../desk-api.js').Film[]} */
    this.films = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (changed.has('callId')) {
      void this.#load(this.callId);
    }
    if (changed.has('films')) {
      this.#stop();
      const [leader, ...followers] = this.querySelectorAll('video');
      if (leader !== undefined) {
        this.#stop = keepInStep(leader, followers);
      }
    }
  }

  render() {
    if (this.scene === null || this.films.length === 0) {
      return nothing;
    }
    const { texts } = this.scene;
    const names = /** @type {Record<string, string>} */ (texts.participant);
    return html`
      <p class="quiet">${texts.instantView}</p>
      <div class="films">
        ${this.films.map(
          (film, index) => html`<figure data-film=${film.participant}>
            <video
              ?controls=${index === 0}
              preload="metadata"
              playsinline
              aria-label=${names[film.participant] ?? film.participant}
              src=${film.url}
            ></video>
            <figcaption>
              ${names[film.participant] ?? film.participant}${film.hasPicture ? nothing : html` · ${texts.noPicture}`}
            </figcaption>
          </figure>`,
        )}
      </div>
    `;
  }

  /** @param {string} callId */
  async #load(callId) {
    this.films = [];
    try {
      const films = (await this.scene?.office.api.films(callId)) ?? [];
      if (callId === this.callId) {
        this.films = films;
      }
    } catch {
      // The composition is there by now, or will be: nothing is lost without the films.
    }
  }
}

customElements.define('vident-instant-view', InstantView);
