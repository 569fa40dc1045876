import { LightElement } from './light-element.js';

const SECOND_MILLIS = 1000;

/** A text that depends on the time of day and is written anew every second. */
export class Ticking extends LightElement {
  static properties = { text: { attribute: false } };

  #timer = 0;

  constructor() {
    super();
    /** @type {(now: number) => string} */
    this.text = () => '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), SECOND_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    return this.text(Date.now());
  }
}

customElements.define('vident-ticking', Ticking);
