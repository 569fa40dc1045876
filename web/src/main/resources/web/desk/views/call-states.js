import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { reasonOf } from '../admin-form.js';
import { callsWithCaptures } from '../capture-api.js';
import { bitrate, dateTime, size } from '../format.js';

const REFRESHED_EVERY_MS = 2000;

/** How the media of the running calls stands, and their packet captures; for supervisors. */
export class CallStates extends LightElement {
  static properties = {
    scene: { attribute: false },
    calls: { state: true },
    failure: { state: true },
  };

  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {ReturnType<typeof callsWithCaptures> | null} */
    this.calls = null;
    this.failure = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => void this.#load(), REFRESHED_EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  firstUpdated() {
    void this.#load();
  }

  render() {
    if (this.scene === null) {
      return nothing;
    }
    const { texts } = this.scene;
    return html`
      <main class="admin">
        <div class="head">
          <h1>${texts.callStates}</h1>
          <a class="button small" href="/desk/api/calls" target="_blank" rel="noopener">${texts.supervisor.asJson}</a>
        </div>
        <p class="quiet">${texts.supervisor.captureHint}</p>
        ${this.failure === '' ? nothing : html`<div class="notice danger" role="alert">${this.failure}</div>`}
        ${this.calls === null ? html`<p class="quiet">${texts.loading}</p>` : this.#list(this.scene, this.calls)}
      </main>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {ReturnType<typeof callsWithCaptures>} calls
   */
  #list(scene, calls) {
    const { texts } = scene;
    const words = texts.supervisor;
    return html`
      ${calls.some(({ over }) => !over)
        ? nothing
        : html`<p class="empty quiet">${words.none}</p>`}
      <ul class="cards">
        ${calls.map(
          (call) => html`
            <li class=${call.over ? 'over' : ''} data-call=${call.callId}>
              <div class="what">
                <strong>${words.call}${call.over ? ` (${words.over})` : nothing}</strong>
                <code>${call.callId}</code>
              </div>
              ${call.over ? nothing : this.#actions(scene, call)}
              <dl>
                ${call.participants.map((participant) => this.#participant(scene, participant))}
                ${call.captures.map((capture) => this.#capture(scene, capture))}
              </dl>
            </li>
          `,
        )}
      </ul>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {{callId: string, captures: import('../capture-api.js').Capture[]}} call
   */
  #actions({ texts, office }, { callId, captures }) {
    const words = texts.supervisor;
    const running = captures.find((capture) => capture.running);
    return html`
      <div class="actions">
        <a class="button small" href="/desk/api/calls/${callId}/media" target="_blank" rel="noopener">${words.asJson}</a>
        ${running === undefined
          ? html`<button
              class="button small"
              data-action="capture-start"
              @click=${() => this.#act(() => office.api.media.start(callId))}
            >
              ${words.captureStart}
            </button>`
          : html`<button
              class="button small"
              data-action="capture-stop"
              @click=${() => this.#act(() => office.api.media.stop(running))}
            >
              ${words.captureStop}
            </button>`}
      </div>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {import('../capture-api.js').ParticipantState} state
   */
  #participant({ texts, language }, state) {
    const loss = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(state.lossPercent);
    const names = /** @type {Record<string, string>} */ (texts.participant);
    return html`
      <div>
        <dt>${names[state.participant] ?? state.participant}</dt>
        <dd>
          ICE ${state.ice}, DTLS ${state.dtls}<br />
          <span class="figures">${texts.supervisor.media(bitrate(state.bitrateKbps, language), `${loss} %`)}</span>
        </dd>
      </div>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {import('../capture-api.js').Capture} capture
   */
  #capture({ texts, language }, capture) {
    const words = texts.supervisor;
    const state = capture.running ? words.captureRunning : words.captureEnd[capture.end ?? ''];
    const taken = size(capture.bytes, language);
    return html`
      <div data-capture=${capture.running ? 'running' : 'over'}>
        <dt>${words.capture(capture.number)}${state === undefined ? nothing : `, ${state}`}</dt>
        <dd class="figures">
          ${dateTime(capture.startedAt, language)}<br />
          ${capture.packets === undefined
            ? taken
            : words.captureTaken(capture.packets.toLocaleString(language), taken)}<br />
          ${(capture.dropped ?? 0) > 0
            ? html`${words.captureDropped((capture.dropped ?? 0).toLocaleString(language))}<br />`
            : nothing}
          <a href=${capture.url} download>${words.download}</a>
        </dd>
      </div>
    `;
  }

  /** @param {() => Promise<unknown>} action */
  async #act(action) {
    try {
      await action();
      await this.#load();
    } catch (error) {
      this.failure = reasonOf(error, this.scene?.texts.supervisor.actionFailed ?? '');
    }
  }

  async #load() {
    const media = this.scene?.office.api.media;
    if (media === undefined) {
      return;
    }
    try {
      const [running, captures] = await Promise.all([media.running(), media.captures()]);
      this.calls = callsWithCaptures(running, captures);
      this.failure = '';
    } catch {
      this.failure = this.scene?.texts.supervisor.failed ?? '';
      this.calls ??= [];
    }
  }
}

customElements.define('vident-call-states', CallStates);
