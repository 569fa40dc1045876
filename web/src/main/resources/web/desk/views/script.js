import { html, nothing } from 'lit';
import { STEPS } from '../../call/steps.js';
import * as icons from '../../look/icons.js';
import { checkCount, checkList } from './checks.js';

/** Step of an instruction in the operator's own words. */
export const OWN_WORDS = 'OWN_WORDS';

/** @type {readonly {key: string, kind: import('../../call/messages.js').StillKind}[]} */
export const STILL_KEYS = [
  { key: 'f', kind: 'FRONT_SIDE' },
  { key: 'b', kind: 'BACK_SIDE' },
  { key: 's', kind: 'SELFIE' },
  { key: 'o', kind: 'OTHER' },
];

/**
 * The script: one button a step, the stills, and room for the operator's own words.
 *
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../call-state.js').CallState} call
 * @param {boolean} keysOn
 * @param {(on: boolean) => void} switchKeys
 */
export function script(scene, call, keysOn, switchKeys) {
  const { texts, office } = scene;
  const wanted = STEPS.find((step) => step.step === call.step)?.still ?? null;
  return html`
    <h2 id="script-title">${texts.scriptTitle}</h2>
    <ol class="steps">
      ${STEPS.map((step, index) => stepRow(scene, call, step, index, keysOn))}
    </ol>
    <form class="own-words" @submit=${(/** @type {SubmitEvent} */ event) => sayOwnWords(event, office)}>
      <label class="visually-hidden" for="own-words">${texts.ownWords}</label>
      <input id="own-words" name="text" maxlength="300" placeholder=${texts.ownWords} autocomplete="off" required />
      <button class="button">${texts.ownWordsSend}</button>
    </form>
    ${call.step === OWN_WORDS
      ? html`<p class="shown"><span class="quiet">${texts.shown}:</span> ${call.instruction}</p>`
      : nothing}
    <div class="shutters" role="group" aria-label=${texts.stillsTitle}>
      ${STILL_KEYS.map(
        ({ key, kind }) => html`
          <button
            class="button ${kind === wanted ? 'main' : ''}"
            data-still=${kind}
            @click=${() => office.still(kind)}
          >
            ${texts.still[kind]} ${keysOn ? html`<kbd>${key.toUpperCase()}</kbd>` : nothing}
          </button>
        `,
      )}
    </div>
    <label class="keys">
      <input
        type="checkbox"
        .checked=${keysOn}
        @change=${(/** @type {Event} */ event) => switchKeys(/** @type {HTMLInputElement} */ (event.target).checked)}
      />
      ${texts.hotkeys}
    </label>
  `;
}

/**
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../call-state.js').CallState} call
 * @param {import('../../call/steps.js').Step} step
 * @param {number} index
 * @param {boolean} keysOn
 */
function stepRow(scene, call, step, index, keysOn) {
  const { language, office, texts } = scene;
  const current = call.step === step.step;
  const done = call.stepsDone.includes(step.step);
  return html`
    <li class=${current ? 'current' : ''}>
      <button
        data-step=${step.step}
        aria-current=${current ? 'step' : 'false'}
        @click=${() => office.instruct(step.step, step.text[language])}
      >
        ${keysOn ? html`<kbd>${index + 1}</kbd>` : html`<span class="number figures">${index + 1}</span>`}
        <span>${step.title[language]}</span>
        ${checkCount(call, step)}
        ${done && !current && step.checks.every(({ check }) => call.answers[check] === undefined)
          ? html`<span class="done quiet">${icons.check}</span>`
          : nothing}
        <span class="do">${current ? texts.instructAgain : texts.instruct}</span>
      </button>
      ${current
        ? html`<div class="detail">
            <p><span class="visually-hidden">${texts.shown}:</span>“${step.text[language]}”</p>
            ${checkList(scene, call, step)}
          </div>`
        : nothing}
    </li>
  `;
}

/**
 * @param {SubmitEvent} event
 * @param {import('../desk-office.js').DeskOffice} office
 */
function sayOwnWords(event, office) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const text = String(new FormData(form).get('text')).trim();
  if (text !== '') {
    office.instruct(OWN_WORDS, text);
    form.reset();
  }
}
