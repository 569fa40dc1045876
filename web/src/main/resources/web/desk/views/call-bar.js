import { html, nothing, svg } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { networkBars, recordingLight } from '../call-state.js';
import { bitrate, duration, size } from '../format.js';

const SECOND_MILLIS = 1000;

/** The thin bar over a call: time, network of both sides, the recording light, and the end. */
export class CallBar extends LightElement {
  static properties = { scene: { attribute: false }, startedAt: { type: Number } };

  #timer = 0;

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    this.startedAt = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    // The light has to go out by itself when reports stop coming.
    this.#timer = setInterval(() => this.requestUpdate(), SECOND_MILLIS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  render() {
    const call = this.scene?.state.call;
    if (!this.scene || !call) {
      return nothing;
    }
    const { texts } = this.scene;
    const now = Date.now();
    const light = recordingLight(call, now);
    return html`
      <div class="call-bar figures">
        <span class="time" role="timer" aria-label=${texts.callTime}>${duration(now - this.startedAt)}</span>
        ${this.#recording(call, now)} ${this.#network(texts.sideApplicant, call.quality.applicant)}
        ${this.#network(texts.sideOperator, call.quality.operator)}
        <button class="button danger small" data-action="end" @click=${() => this.dispatchEvent(new Event('end'))}>
          ${texts.end} <kbd>E</kbd>
        </button>
      </div>
      ${light === 'failing' || light === 'incomplete'
        ? html`<div class="notice danger" role="alert">
            ${light === 'failing' ? texts.recordingFailing : texts.recordingIncomplete}
          </div>`
        : nothing}
    `;
  }

  /**
   * @param {import('../call-state.js').CallState} call
   * @param {number} now
   */
  #recording(call, now) {
    const { texts, language } = /** @type {import('../desk-page.js').Scene} */ (this.scene);
    const light = recordingLight(call, now);
    const message = call.recording?.message;
    return html`
      <span class="light ${light}" data-light=${light}>
        <span class="lamp"></span><strong>${texts.recording[light]}</strong>
        ${message === undefined ? nothing : html`<span>${size(message.bytesOnDisk, language)}</span>`}
        ${message !== undefined && message.droppedRecords > 0
          ? html`<span class="bad">${texts.recordingDropped(message.droppedRecords)}</span>`
          : nothing}
      </span>
    `;
  }

  /**
   * @param {string} side
   * @param {import('../../call/messages.js').QualityMessage | undefined} quality
   */
  #network(side, quality) {
    const { texts, language } = /** @type {import('../desk-page.js').Scene} */ (this.scene);
    const bars = networkBars(quality);
    const detail =
      quality === undefined
        ? texts.networkUnknown
        : texts.networkText(
            bitrate(quality.bitrateKbps, language),
            new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(quality.lossPercent),
            quality.roundTripMillis === undefined ? undefined : Math.round(quality.roundTripMillis),
          );
    return html`
      <span class="network bars-${bars}">
        <svg class="signal" viewBox="0 0 20 16" aria-hidden="true">
          ${[1, 2, 3, 4].map(
            (bar) =>
              svg`<rect x=${(bar - 1) * 5} y=${16 - bar * 4} width="3.5" height=${bar * 4} rx="1"
                class=${bar <= bars ? 'on' : ''} />`,
          )}
        </svg>
        <strong>${side}</strong><span>${detail}</span>
      </span>
    `;
  }
}

customElements.define('vident-call-bar', CallBar);
