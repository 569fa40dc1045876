import { html } from 'lit';
import { LightWatch } from '../../call/camera-frame.js';
import { LevelMeter } from '../../call/level-meter.js';
import * as icons from '../../look/icons.js';
import { LightElement } from '../../look/light-element.js';
import '../../look/video-view.js';
import { en } from '../texts/en.js';

const HEARD_LEVEL = 0.3;
const METER_PARTS = 16;

/** Preview, level, light and the choice of devices. */
export class DeviceCheck extends LightElement {
  static properties = {
    media: { attribute: false },
    texts: { attribute: false },
    applicant: { attribute: false },
    level: { state: true },
    heard: { state: true },
    light: { state: true },
  };

  /** @type {LevelMeter | null} */
  #meter = null;
  /** @type {MediaStreamTrack | null} */
  #metered = null;
  /** @type {LightWatch | null} */
  #lightWatch = null;

  constructor() {
    super();
    /** @type {import('../../call/local-media.js').LocalMediaState | null} */
    this.media = null;
    this.texts = en;
    /** @type {import('../applicant.js').Applicant | null} */
    this.applicant = null;
    this.level = 0;
    this.heard = false;
    /** @type {'dark' | 'bright' | 'good'} */
    this.light = 'good';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#meter?.close();
    this.#lightWatch?.close();
    this.#meter = null;
    this.#metered = null;
    this.#lightWatch = null;
  }

  render() {
    const { texts, media } = this;
    const lightText = { dark: texts.lightDark, bright: texts.lightBright, good: texts.lightGood }[this.light];
    return html`
      <vident-video
        class="preview"
        mirrored
        silent
        label=${texts.preview}
        .stream=${media?.stream ?? null}
      ></vident-video>
      <ul class="checks">
        <li class=${this.light === 'good' ? 'good' : 'warning'}>
          ${this.light === 'good' ? icons.check : icons.warning}<span role="status">${lightText}</span>
        </li>
        <li class=${this.heard ? 'good' : ''}>
          ${this.heard ? icons.check : icons.microphone}
          <span role="status">${this.heard ? texts.levelHeard : texts.levelSilent}</span>
        </li>
      </ul>
      ${this.#meterBar()}
      <div class="devices">
        ${this.#choice('video', texts.cameraLabel, media?.cameras ?? [], media?.cameraId ?? '')}
        ${this.#choice('audio', texts.microphoneLabel, media?.microphones ?? [], media?.microphoneId ?? '')}
      </div>
    `;
  }

  updated() {
    const microphone = this.media?.stream?.getAudioTracks()[0] ?? null;
    if (microphone !== this.#metered) {
      this.#meter?.close();
      this.#metered = microphone;
      this.#meter = microphone === null ? null : new LevelMeter(microphone, (level) => this.#hear(level));
    }
    const video = this.querySelector('video');
    if (video !== null && this.#lightWatch === null) {
      this.#lightWatch = new LightWatch(video, (light) => {
        this.light = light;
      });
    }
  }

  /** @param {number} level */
  #hear(level) {
    this.level = Math.round(level * METER_PARTS) / METER_PARTS;
    this.heard ||= level > HEARD_LEVEL;
  }

  #meterBar() {
    const lit = Math.round(this.level * METER_PARTS);
    return html`
      <div
        class="level"
        role="meter"
        aria-label=${this.texts.levelLabel}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(this.level * 100)}
      >
        ${Array.from({ length: METER_PARTS }, (_, part) => html`<span class=${part < lit ? 'lit' : ''}></span>`)}
      </div>
    `;
  }

  /**
   * @param {'audio' | 'video'} kind
   * @param {string} label
   * @param {import('../../call/local-media.js').Device[]} devices
   * @param {string} chosen
   */
  #choice(kind, label, devices, chosen) {
    const id = `device-${kind}`;
    /** @param {Event} event */
    const change = (event) => {
      this.heard &&= kind !== 'audio';
      void this.applicant?.chooseDevice(kind, /** @type {HTMLSelectElement} */ (event.target).value);
    };
    return html`
      <div class="field">
        <label for=${id}>${label}</label>
        <select id=${id} @change=${change}>
          ${devices.map(
            (device, index) => html`
              <option value=${device.id} ?selected=${device.id === chosen}>
                ${device.label || this.texts.deviceUnnamed(index + 1)}
              </option>
            `,
          )}
        </select>
      </div>
    `;
  }
}

customElements.define('vident-device-check', DeviceCheck);
