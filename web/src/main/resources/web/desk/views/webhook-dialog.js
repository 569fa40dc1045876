import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { headerLines, lines } from '../admin-form.js';
import { en } from '../texts/en.js';
import { area, choice, field, formEnd, submitForm } from './form-parts.js';

const ALGORITHMS = ['HMAC_SHA256_HEX', 'HMAC_SHA512_HEX', 'HMAC_SHA1_HEX'];

/** Makes or changes a webhook; fires `saved`. */
export class WebhookDialog extends LightElement {
  static properties = {
    texts: { attribute: false },
    api: { attribute: false },
    mode: { attribute: false },
    types: { attribute: false },
    edited: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.texts = en.admin;
    /** @type {import('../admin-api.js').AdminApi | null} */
    this.api = null;
    /** @type {import('../admin-api.js').Mode} */
    this.mode = 'sandbox';
    /** @type {string[]} */
    this.types = [];
    /** @type {import('../admin-api.js').Webhook | null | undefined} undefined while closed, null for a new one */
    this.edited = undefined;
    this.failure = '';
    this.busy = false;
  }

  /** @param {import('../admin-api.js').Webhook | null} webhook null for a new one */
  async open(webhook) {
    this.edited = webhook;
    this.failure = '';
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  render() {
    const { texts, edited } = this;
    if (edited === undefined) {
      return nothing;
    }
    return html`
      <dialog
        aria-labelledby="hook-title"
        @close=${() => {
          this.edited = undefined;
        }}
      >
        <form class="stack" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
          <h2 id="hook-title">${edited?.name ?? texts.hookNew}</h2>
          ${field('hook-name', 'name', texts.name, edited?.name, true)}
          ${field('hook-target', 'target', texts.hookTarget, edited?.target, true)}
          ${this.#types(texts, edited)}
          ${area(
            'hook-other',
            'otherTypes',
            texts.hookOtherTypes,
            '',
            (edited?.types ?? []).filter((type) => !this.types.includes(type)).join('\n'),
          )}
          ${field('hook-secret', 'secretKey', texts.hookSecret, '', false, texts.hookSecretHint)}
          ${choice('hook-algorithm', 'algorithm', texts.hookAlgorithm, ALGORITHMS.map((name) => [name, name]), edited?.signatureAlgorithm)}
          ${edited === null
            ? choice('hook-applicants', 'applicantType', texts.hookApplicantType, Object.entries(texts.applicantTypes))
            : nothing}
          ${area('hook-headers', 'headers', texts.hookHeaders, texts.hookHeadersHint, headerText(edited))}
          ${area('hook-keys', 'keys', texts.hookKeys, texts.hookKeysHint, (edited?.sourceKeys ?? []).join('\n'))}
          <fieldset class="ticks">
            <label><input type="checkbox" name="resend" ?checked=${!edited?.notResendFailedWebhooks} />${texts.hookResend}</label>
            <label><input type="checkbox" name="enabled" ?checked=${!edited?.disabled} />${texts.hookEnabled}</label>
          </fieldset>
          ${formEnd(this, { action: 'hook-save', go: texts.save, cancel: texts.cancel })}
        </form>
      </dialog>
    `;
  }

  /**
   * @param {import('../texts/texts.js').Texts['admin']} texts
   * @param {import('../admin-api.js').Webhook | null} edited
   */
  #types(texts, edited) {
    return html`
      <fieldset class="ticks">
        <legend>${texts.hookTypes}</legend>
        ${this.types.map(
          (type) => html`
            <label>
              <input type="checkbox" name="type" value=${type} ?checked=${edited?.types.includes(type) ?? true} />
              <code>${type}</code>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    return submitForm(this, event, {
      send: (form) => this.api?.saveWebhook(this.mode, this.edited?.id ?? null, webhookOf(form)),
      fires: 'saved',
      otherwise: this.texts.actionFailed,
    });
  }
}

/** @param {FormData} form */
function webhookOf(form) {
  const text = (/** @type {string} */ name) => String(form.get(name) ?? '').trim();
  return {
    name: text('name'),
    target: text('target'),
    types: [...form.getAll('type').map(String), ...lines(form.get('otherTypes'))],
    ...(text('secretKey') !== '' && { secretKey: text('secretKey') }),
    signatureAlgorithm: text('algorithm'),
    ...(text('applicantType') !== '' && { applicantType: text('applicantType') }),
    headers: headerLines(form.get('headers')),
    sourceKeys: lines(form.get('keys')),
    notResendFailedWebhooks: form.get('resend') === null,
    disabled: form.get('enabled') === null,
  };
}

/** @param {import('../admin-api.js').Webhook | null} edited */
function headerText(edited) {
  return (edited?.headers ?? []).map(({ key, value }) => `${key}: ${value}`).join('\n');
}

customElements.define('vident-webhook-dialog', WebhookDialog);
