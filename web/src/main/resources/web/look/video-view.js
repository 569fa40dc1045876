import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';

/**
 * Shows a media stream. A browser that refuses to play sound by itself gets a button, because only a touch helps there.
 *
 * Attributes for the style sheet: `whole` (show all of the picture) and `mirrored`.
 */
export class VideoView extends LightElement {
  static properties = {
    stream: { attribute: false },
    silent: { type: Boolean },
    label: {},
    soundText: {},
    blocked: { state: true },
  };

  constructor() {
    super();
    /** @type {MediaStream | null} */
    this.stream = null;
    this.silent = false;
    this.label = '';
    this.soundText = '';
    this.blocked = false;
  }

  get video() {
    return /** @type {HTMLVideoElement | null} */ (this.querySelector('video'));
  }

  render() {
    return html`
      <video playsinline autoplay .muted=${this.silent} aria-label=${this.label}></video>
      ${this.blocked
        ? html`<button class="button main sound" @click=${() => this.#play()}>${this.soundText}</button>`
        : nothing}
    `;
  }

  updated() {
    const video = this.video;
    if (video !== null && video.srcObject !== this.stream) {
      video.srcObject = this.stream;
      if (this.stream !== null) {
        void this.#play();
      }
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.video !== null) {
      this.video.srcObject = null;
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  async #play() {
    try {
      await this.video?.play();
      this.blocked = false;
    } catch (error) {
      this.blocked = error instanceof DOMException && error.name === 'NotAllowedError';
    }
  }
}

customElements.define('vident-video', VideoView);
