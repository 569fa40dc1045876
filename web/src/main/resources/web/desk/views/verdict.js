import { html, nothing } from 'lit';
import { ApiError } from '../../call/api-error.js';
import { LightElement } from '../../look/light-element.js';
import { suggestedRejectType } from '../reject-labels.js';
import './label-picker.js';

/** Decides an identification; fires `saved` with the decided record, `stale` when the record has to be read again. */
export class Verdict extends LightElement {
  static properties = {
    scene: { attribute: false },
    record: { attribute: false },
    labels: { state: true },
    answer: { state: true },
    chosen: { state: true },
    rejectType: { state: true },
    blockers: { state: true },
    failure: { state: true },
    saving: { state: true },
  };

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {import('../desk-api.js').Case | null} */
    this.record = null;
    /** @type {import('../desk-api.js').RejectLabel[]} */
    this.labels = [];
    /** @type {'' | 'GREEN' | 'RED'} */
    this.answer = '';
    /** @type {ReadonlySet<string>} */
    this.chosen = new Set();
    /** @type {'RETRY' | 'FINAL' | null} null follows the chosen reasons */
    this.rejectType = null;
    /** @type {string[]} */
    this.blockers = [];
    this.failure = '';
    this.saving = false;
  }

  /** Shows the dialog, empty. */
  async open() {
    await this.updateComplete;
    this.answer = '';
    this.chosen = new Set();
    this.rejectType = null;
    this.blockers = [];
    this.failure = '';
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) {
      dialog.showModal();
    }
    void this.#loadLabels();
  }

  render() {
    if (this.scene === null || this.record === null) {
      return nothing;
    }
    const { texts } = this.scene;
    return html`
      <dialog class="verdict" aria-labelledby="verdict-title">
        <form @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
          <h2 id="verdict-title">${texts.verdictTitle}: ${this.record.name || this.record.externalUserId}</h2>
          <div class="answers">
            ${this.#answerChoice('GREEN', texts.verdictApprove)} ${this.#answerChoice('RED', texts.verdictReject)}
          </div>
          ${this.answer === 'GREEN' ? this.#blockersNotice(texts) : nothing}
          ${this.answer === 'RED' ? this.#rejection(texts) : nothing}
          ${this.failure === '' ? nothing : html`<div class="notice danger" role="alert">${this.failure}</div>`}
          <div class="actions">
            ${this.#confirm(texts)}
            <button class="button" type="button" @click=${() => this.querySelector('dialog')?.close()}>
              ${texts.verdictLater}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  /**
   * @param {'GREEN' | 'RED'} answer
   * @param {string} text
   */
  #answerChoice(answer, text) {
    return html`
      <label class="choice ${answer === 'RED' ? 'reject' : ''}">
        <input
          type="radio"
          name="answer"
          value=${answer}
          .checked=${this.answer === answer}
          @change=${() => {
            this.answer = answer;
            this.failure = '';
          }}
        />
        <strong>${text}</strong>
      </label>
    `;
  }

  /** @param {import('../texts/texts.js').Texts} texts */
  #blockersNotice(texts) {
    const blockers = this.#openBlockers();
    return blockers.length === 0
      ? nothing
      : html`<div class="notice warning" role="alert">
          <strong>${texts.blockersTitle}</strong>
          <ul>
            ${blockers.map((blocker) => html`<li>${blocker}</li>`)}
          </ul>
        </div>`;
  }

  #openBlockers() {
    if (this.record?.approvable) {
      return [];
    }
    return this.blockers.length > 0 ? this.blockers : (this.record?.blockers ?? []);
  }

  /** @param {import('../texts/texts.js').Texts} texts */
  #rejection(texts) {
    const type = this.rejectType ?? suggestedRejectType(this.labels, this.chosen);
    return html`
      <vident-label-picker
        .texts=${texts}
        .labels=${this.labels}
        .chosen=${this.chosen}
        @chosen=${(/** @type {CustomEvent<ReadonlySet<string>>} */ event) => {
          this.chosen = event.detail;
        }}
      ></vident-label-picker>
      <fieldset class="types">
        <legend>${texts.rejectType}</legend>
        ${/** @type {const} */ (['RETRY', 'FINAL']).map(
          (value) => html`
            <label class="choice">
              <input
                type="radio"
                name="rejectType"
                value=${value}
                .checked=${type === value}
                @change=${() => {
                  this.rejectType = value;
                }}
              />
              <span>${value === 'RETRY' ? texts.rejectRetry : texts.rejectFinal}</span>
            </label>
          `,
        )}
      </fieldset>
      <div class="comments">
        <div class="field">
          <label for="moderation-comment">${texts.moderationComment}</label>
          <textarea id="moderation-comment" name="moderationComment" rows="2" maxlength="2000"></textarea>
        </div>
        <div class="field">
          <label for="client-comment">${texts.clientComment}</label>
          <textarea id="client-comment" name="clientComment" rows="2" maxlength="2000"></textarea>
        </div>
      </div>
    `;
  }

  /** @param {import('../texts/texts.js').Texts} texts */
  #confirm(texts) {
    if (this.answer === '') {
      return nothing;
    }
    const red = this.answer === 'RED';
    const blocked = !red && this.#openBlockers().length > 0;
    return html`
      <button
        class="button ${red ? 'danger' : 'main'}"
        data-action="verdict-confirm"
        ?disabled=${this.saving || blocked}
      >
        ${red ? texts.verdictConfirmRed : texts.verdictConfirmGreen}
      </button>
    `;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.scene === null || this.record === null || this.answer === '') {
      return;
    }
    if (this.answer === 'RED' && this.chosen.size === 0) {
      this.failure = this.scene.texts.labelsNeeded;
      return;
    }
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.saving = true;
    this.failure = '';
    try {
      const record = await this.scene.office.api.decide(this.record.identificationId, this.#verdict(form));
      this.querySelector('dialog')?.close();
      this.dispatchEvent(new CustomEvent('saved', { detail: record }));
    } catch (error) {
      this.#refused(error);
    } finally {
      this.saving = false;
    }
  }

  /**
   * @param {FormData} form
   * @returns {import('../desk-api.js').VerdictRecord}
   */
  #verdict(form) {
    if (this.answer === 'GREEN') {
      return { answer: 'GREEN' };
    }
    const moderationComment = String(form.get('moderationComment')).trim();
    const clientComment = String(form.get('clientComment')).trim();
    return {
      answer: 'RED',
      rejectLabels: [...this.chosen],
      rejectType: this.rejectType ?? suggestedRejectType(this.labels, this.chosen),
      ...(moderationComment && { moderationComment }),
      ...(clientComment && { clientComment }),
    };
  }

  /** @param {unknown} error */
  #refused(error) {
    const { texts } = /** @type {import('../desk-page.js').Scene} */ (this.scene);
    if (error instanceof ApiError && error.status === 409) {
      this.blockers = error.body.blockers ?? [];
      this.failure = this.blockers.length === 0 ? error.message : '';
      this.dispatchEvent(new Event('stale'));
    } else {
      this.failure = error instanceof ApiError && error.status === 403 ? texts.verdictForbidden : texts.verdictFailed;
    }
  }

  async #loadLabels() {
    if (this.scene !== null && this.labels.length === 0) {
      try {
        this.labels = await this.scene.office.api.labels();
      } catch {
        this.failure = this.scene.texts.labelsFailed;
      }
    }
  }
}

customElements.define('vident-verdict', Verdict);
