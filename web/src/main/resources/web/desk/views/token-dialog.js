import { html } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { lines } from '../admin-form.js';
import { en } from '../texts/en.js';
import { area, formEnd, submitForm } from './form-parts.js';

/** Asks for everything a new app token needs; fires `issued` with the token. */
export class TokenDialog extends LightElement {
  static properties = {
    texts: { attribute: false },
    api: { attribute: false },
    failure: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.texts = en.admin;
    /** @type {import('../admin-api.js').AdminApi | null} */
    this.api = null;
    this.failure = '';
    this.busy = false;
  }

  open() {
    this.failure = '';
    this.querySelector('form')?.reset();
    this.querySelector('dialog')?.showModal();
  }

  render() {
    const { texts } = this;
    return html`
      <dialog aria-labelledby="token-title">
        <form class="stack" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event)}>
          <h2 id="token-title">${texts.tokenNew}</h2>
          <div class="field">
            <label for="token-name">${texts.name}</label>
            <input id="token-name" name="name" maxlength="200" required autocomplete="off" />
          </div>
          <div class="field">
            <label for="token-mode">${texts.modeLabel}</label>
            <select id="token-mode" name="mode">
              <option value="sandbox">${texts.mode.sandbox}</option>
              <option value="production">${texts.mode.production}</option>
            </select>
          </div>
          <fieldset class="ticks">
            <legend>${texts.tokenPermissions}</legend>
            ${Object.entries(texts.permission).map(
              ([name, text]) => html`
                <label>
                  <input type="checkbox" name="permission" value=${name} ?checked=${name.startsWith('view')} />${text}
                </label>
              `,
            )}
          </fieldset>
          ${area('token-ips', 'ips', texts.tokenIps, texts.tokenIpsHint)}
          ${area('token-keys', 'keys', texts.tokenKeys, texts.tokenKeysHint)}
          <div class="ticks">
            <label><input type="checkbox" name="watermark" />${texts.tokenWatermark}</label>
          </div>
          ${formEnd(this, { action: 'token-create', go: texts.tokenCreate, cancel: texts.cancel })}
        </form>
      </dialog>
    `;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    return submitForm(this, event, {
      send: (form) =>
        this.api?.createToken({
          name: String(form.get('name')).trim(),
          mode: String(form.get('mode')),
          permissions: form.getAll('permission').map(String),
          allowedIps: lines(form.get('ips')),
          sourceKeys: lines(form.get('keys')),
          watermark: form.has('watermark'),
        }),
      fires: 'issued',
      otherwise: this.texts.actionFailed,
    });
  }
}

customElements.define('vident-token-dialog', TokenDialog);
