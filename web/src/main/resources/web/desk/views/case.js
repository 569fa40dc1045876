import { html, nothing } from 'lit';
import { ApiError } from '../../call/api-error.js';
import * as icons from '../../look/icons.js';
import { LightElement } from '../../look/light-element.js';
import { stateBadge } from './badge.js';
import { callList } from './case-calls.js';
import { dataList } from './data.js';
import { handedIn } from './documents.js';
import './stills.js';
import { Verdict } from './verdict.js';

const UNFINISHED_POLL_MILLIS = 3000;

/** One identification: what happened, what was recorded, what was decided. */
export class CaseView extends LightElement {
  static properties = {
    scene: { attribute: false },
    identificationId: {},
    deciding: { type: Boolean },
    record: { state: true },
    failed: { state: true },
  };

  #timer = 0;
  /** @type {unknown} */
  #compositionsSeen = null;

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    this.identificationId = '';
    this.deciding = false;
    /** @type {import('../desk-api.js').Case | null} */
    this.record = null;
    this.failed = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (changed.has('identificationId')) {
      this.record = null;
      void this.#load();
    }
    // A composition that moved on may lift a blocker; the server says so in the record.
    const compositions = this.scene?.state.compositions;
    if (compositions !== this.#compositionsSeen) {
      const first = this.#compositionsSeen === null;
      this.#compositionsSeen = compositions;
      const settled = [...(compositions?.values() ?? [])].some((one) => one.state === 'ready' || one.state === 'failed');
      if (!first && settled) {
        void this.#load();
      }
    }
    if (this.deciding && this.record !== null && !this.record.verdict) {
      this.deciding = false;
      this.dispatchEvent(new Event('decided'));
      this.#openVerdict();
    }
  }

  render() {
    if (this.scene === null) {
      return nothing;
    }
    const { scene, record } = this;
    const { texts } = scene;
    return html`
      <main class="case">
        <a class="button plain back" href="#/">${icons.back}${texts.back}</a>
        ${this.failed === ''
          ? nothing
          : html`<div class="notice danger" role="alert">
              <strong>${texts.dataFailed}</strong><span>${this.failed}</span>
              <div><button class="button small" @click=${() => this.#load()}>${texts.retry}</button></div>
            </div>`}
        ${record === null
          ? html`<p class="quiet" role="status">${this.failed === '' ? texts.dataLoading : nothing}</p>`
          : this.#record(scene, record)}
      </main>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {import('../desk-api.js').Case} record
   */
  #record(scene, record) {
    const { texts } = scene;
    const decidable = !record.verdict && record.calls.length > 0;
    return html`
      <div class="head">
        <h1>${record.name || record.externalUserId}</h1>
        ${stateBadge(texts, record)}
        <a
          class="button"
          data-action="report"
          target="_blank"
          href="/desk/api/identifications/${record.identificationId}/report?lang=${document.documentElement.lang}"
          >${texts.report}</a
        >
        ${decidable
          ? html`<button class="button main" data-action="decide" @click=${() => this.#openVerdict()}>
              ${texts.decide}
            </button>`
          : nothing}
      </div>
      ${record.verdict ? verdictSummary(texts, record.verdict) : nothing}
      <div class="columns">
        <section class="calls" aria-labelledby="calls-title">
          <h2 id="calls-title">${texts.callsTitle}</h2>
          ${callList(scene, record, {
            again: (callId) => void this.#render((api) => api.retryComposition(callId)),
            cancel: (callId) => void this.#render((api) => api.cancelComposition(callId)),
          })}
        </section>
        <div>
          <section aria-labelledby="stills-title">
            <h2 id="stills-title">${texts.stillsTitle}</h2>
            <vident-stills
              .texts=${texts}
              .items=${record.stills.map((still) => ({ id: String(still.imageId), ...still }))}
            ></vident-stills>
          </section>
          ${handedIn(scene, record)}
          <section aria-labelledby="applicant-title">
            <h2 id="applicant-title">${texts.applicantTitle}</h2>
            ${dataList(scene, record)}
          </section>
        </div>
      </div>
      <vident-verdict
        .scene=${scene}
        .record=${record}
        @saved=${(/** @type {CustomEvent<import('../desk-api.js').Case>} */ event) => this.#take(event.detail)}
        @stale=${() => this.#load()}
      ></vident-verdict>
    `;
  }

  #openVerdict() {
    void this.updateComplete.then(() => /** @type {Verdict | null} */ (this.querySelector('vident-verdict'))?.open());
  }

  async #load() {
    const id = this.identificationId;
    try {
      const record = await this.scene?.office.api.identification(id);
      if (record && id === this.identificationId) {
        this.#take(record);
      }
    } catch (error) {
      this.failed = error instanceof ApiError ? error.message : String(error);
    }
  }

  /** @param {import('../desk-api.js').Case} record */
  #take(record) {
    this.record = record;
    this.failed = '';
    clearTimeout(this.#timer);
    const rendering = record.calls.some(
      ({ composition }) => composition?.state === 'recorded' || composition?.state === 'rendering',
    );
    // What blocks an approval just after a call, such as an open recording, is over in a moment.
    const blocked = !record.verdict && !record.approvable && record.calls.length > 0;
    if ((rendering || blocked) && this.isConnected) {
      this.#timer = setTimeout(() => void this.#load(), UNFINISHED_POLL_MILLIS);
    }
  }

  /** @param {(api: import('../desk-api.js').DeskApi) => Promise<void>} request */
  async #render(request) {
    const api = this.scene?.office.api;
    try {
      if (api !== undefined) {
        await request(api);
      }
    } finally {
      await this.#load();
    }
  }
}

/**
 * @param {import('../texts/texts.js').Texts} texts
 * @param {import('../desk-api.js').VerdictRecord} verdict
 */
function verdictSummary(texts, verdict) {
  const green = verdict.answer === 'GREEN';
  return html`
    <section class="notice ${green ? '' : 'danger'}" aria-label=${texts.verdictTitle}>
      <strong>
        ${green ? texts.decidedGreen : texts.decidedRed}${verdict.rejectType
          ? ` (${verdict.rejectType === 'FINAL' ? texts.rejectFinal : texts.rejectRetry})`
          : nothing}
      </strong>
      ${verdict.rejectLabels?.length ? html`<p class="codes">${verdict.rejectLabels.join(', ')}</p>` : nothing}
      ${verdict.moderationComment ? html`<p>${verdict.moderationComment}</p>` : nothing}
      ${verdict.clientComment ? html`<p class="quiet">${verdict.clientComment}</p>` : nothing}
    </section>
  `;
}

customElements.define('vident-case', CaseView);
