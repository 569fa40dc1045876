import { html, nothing } from 'lit';
import { STEPS } from '../../call/steps.js';
import * as icons from '../../look/icons.js';
import { LightElement } from '../../look/light-element.js';
import '../../look/video-view.js';
import { deviceNotes } from '../call-state.js';
import { toMillis } from '../format.js';
import { Hotkeys } from '../hotkeys.js';
import './call-bar.js';
import { dataList } from './data.js';
import { EndDialog } from './end-dialog.js';
import { STILL_KEYS, script } from './script.js';
import './stills.js';

/** The call on one screen: picture left, script in the middle, data right, a thin bar on top. */
export class DeskCall extends LightElement {
  static properties = {
    scene: { attribute: false },
    record: { state: true },
    dataFailed: { state: true },
    keysOn: { state: true },
  };

  /** @type {Hotkeys | null} */
  #hotkeys = null;

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {import('../desk-api.js').Case | null} */
    this.record = null;
    this.dataFailed = false;
    this.keysOn = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#hotkeys = new Hotkeys((key) => this.#actionOf(key));
    this.keysOn = this.#hotkeys.on;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#hotkeys?.close();
    this.#hotkeys = null;
  }

  firstUpdated() {
    void this.#loadData();
    /** @type {HTMLElement | null} */ (this.querySelector('h1'))?.focus();
  }

  render() {
    const call = this.scene?.state.call;
    if (!this.scene || !call) {
      return nothing;
    }
    const { texts, state, office } = this.scene;
    const startedAt = this.#startedAt(call);
    return html`
      <main class="desk-call">
        <h1 class="visually-hidden" tabindex="-1">${texts.callWith(this.record?.name ?? call.applicantId)}</h1>
        <vident-call-bar
          .scene=${this.scene}
          .startedAt=${startedAt}
          @end=${() => this.#openEnd()}
        ></vident-call-bar>
        <section class="pictures" aria-label=${texts.applicantPicture}>${this.#pictures(this.scene)}</section>
        <section class="script" aria-labelledby="script-title">
          ${script(this.scene, call, this.keysOn, (on) => this.#switchKeys(on))}
        </section>
        <section class="data" tabindex="0" aria-labelledby="data-title">
          <h2 id="data-title">${texts.dataTitle}</h2>
          ${this.#data(this.scene)}
        </section>
        <vident-end-dialog .texts=${texts} @ended=${(/** @type {CustomEvent<string>} */ e) => office.end(e.detail)}>
        </vident-end-dialog>
        <p class="visually-hidden" aria-live="polite">${texts.peer[call.peer]} ${state.socket.state}</p>
      </main>
    `;
  }

  /** @param {import('../desk-page.js').Scene} scene */
  #pictures({ state, texts, office }) {
    const { media, call } = state;
    const microphoneOn = media?.microphoneOn ?? true;
    const cameraOn = media?.cameraOn ?? true;
    const items = (call?.stills ?? []).map((still) => ({
      id: still.stillId,
      kind: still.kind,
      imageId: still.state === 'stored' ? still.imageId : undefined,
      failed: still.state === 'failed',
      note: still.state === 'failed' && still.reason ? still.reason : texts.stillState[still.state],
    }));
    return html`
      <div class="applicant" data-peer=${call?.peer} data-link=${call?.link}>
        <vident-video
          whole
          label=${texts.applicantPicture}
          soundText=${texts.sound}
          .stream=${state.remote}
        ></vident-video>
        <vident-video class="own" mirrored silent label=${texts.ownPicture} .stream=${media?.stream ?? null}>
        </vident-video>
        ${this.#coverText(texts, call)}
        <ul class="device-notes" role="status">
          ${(call === null ? [] : deviceNotes(call, Date.now())).map(
            (note) => html`<li data-note=${note}>${texts.deviceNote[note]}</li>`,
          )}
        </ul>
      </div>
      <div class="own-controls">
        <button
          class="button small"
          data-action="mute"
          aria-pressed=${!microphoneOn}
          @click=${() => office.setMicrophone(!microphoneOn)}
        >
          ${microphoneOn ? icons.microphone : icons.microphoneOff} ${microphoneOn ? texts.mute : texts.unmute}
          <kbd>M</kbd>
        </button>
        <button
          class="button small"
          data-action="camera"
          aria-pressed=${!cameraOn}
          @click=${() => office.setCamera(!cameraOn)}
        >
          ${cameraOn ? icons.camera : icons.cameraOff} ${cameraOn ? texts.cameraOff : texts.cameraOn}
        </button>
      </div>
      <h2>${texts.stillsTitle}</h2>
      <vident-stills .items=${items} .texts=${texts}></vident-stills>
    `;
  }

  /**
   * @param {import('../texts/texts.js').Texts} texts
   * @param {import('../call-state.js').CallState | null} call
   */
  #coverText(texts, call) {
    let text = texts.peer[call?.peer ?? 'connecting'];
    if (call?.link === 'reconnecting' || call?.link === 'failed') {
      text = texts.linkReconnecting;
    } else if (call?.link === 'connecting') {
      text = texts.linkConnecting;
    }
    return text === '' ? nothing : html`<p class="cover" role="status">${text}</p>`;
  }

  /** @param {import('../desk-page.js').Scene} scene */
  #data(scene) {
    if (this.dataFailed) {
      return html`
        <div class="notice danger" role="alert">${scene.texts.dataFailed}</div>
        <button class="button small" @click=${() => this.#loadData()}>${scene.texts.retry}</button>
      `;
    }
    return this.record === null ? html`<p class="quiet">${scene.texts.dataLoading}</p>` : dataList(scene, this.record);
  }

  async #loadData() {
    const id = this.scene?.state.call?.identificationId;
    if (this.scene && id) {
      try {
        this.record = await this.scene.office.api.identification(id);
        this.dataFailed = false;
      } catch {
        this.dataFailed = true;
      }
    }
  }

  /**
   * After a re-join the server knows better than this page when the call began.
   *
   * @param {import('../call-state.js').CallState} call
   */
  #startedAt(call) {
    const told = toMillis(this.record?.calls.find((known) => known.callId === call.callId)?.startedAt);
    return Number.isNaN(told) ? call.startedAt : told;
  }

  /** @param {string} key */
  #actionOf(key) {
    const { office, language, state } = this.scene ?? {};
    const step = STEPS[Number(key) - 1];
    const still = STILL_KEYS.find((candidate) => candidate.key === key);
    if (step !== undefined && language !== undefined) {
      return () => office?.instruct(step.step, step.text[language]);
    }
    if (still !== undefined) {
      return () => office?.still(still.kind);
    }
    if (key === 'm') {
      return () => office?.setMicrophone(!state?.media?.microphoneOn);
    }
    return key === 'e' ? () => this.#openEnd() : undefined;
  }

  #openEnd() {
    /** @type {EndDialog | null} */ (this.querySelector('vident-end-dialog'))?.open();
  }

  /** @param {boolean} on */
  #switchKeys(on) {
    if (this.#hotkeys !== null) {
      this.#hotkeys.on = on;
    }
    this.keysOn = on;
  }
}

customElements.define('vident-desk-call', DeskCall);
