import { html, nothing } from 'lit';
import * as icons from '../../look/icons.js';

/** The step whose answers are words of the applicant. */
const QUESTIONS = 'QUESTIONS';

/**
 * What the operator has to answer at a step. An answer is shown as given once the server has kept it.
 *
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../call-state.js').CallState} call
 * @param {import('../../call/steps.js').Step} step
 */
export function checkList({ language, office, texts }, call, step) {
  return html`<ul class="checks">
    ${step.checks.map(({ check, title }) => {
      const answer = call.answers[check];
      const noted = step.step === QUESTIONS || answer?.result === 'FAILED' || answer?.words !== undefined;
      /** @type {(result: 'PASSED' | 'FAILED', event: Event) => void} */
      const give = (result, event) => office.check(check, result, wordsBeside(event));
      return html`<li data-check=${check} data-result=${answer?.result ?? nothing}>
        <span id="check-${check}">${title[language]}</span>
        <span class="choices" role="group" aria-labelledby="check-${check}">
          <button
            class="button small"
            data-result="PASSED"
            aria-pressed=${answer?.result === 'PASSED'}
            @click=${(/** @type {Event} */ event) => give('PASSED', event)}
          >
            ${texts.checkYes}
          </button>
          <button
            class="button small"
            data-result="FAILED"
            aria-pressed=${answer?.result === 'FAILED'}
            @click=${(/** @type {Event} */ event) => give('FAILED', event)}
          >
            ${texts.checkNo}
          </button>
        </span>
        ${noted
          ? html`<input
              name="words"
              maxlength="1000"
              autocomplete="off"
              placeholder=${texts.checkNote}
              aria-label="${title[language]}: ${texts.checkNote}"
              .value=${answer?.words ?? ''}
              @change=${(/** @type {Event} */ event) => answer !== undefined && give(answer.result, event)}
            />`
          : nothing}
      </li>`;
    })}
  </ul>`;
}

/** @param {Event} event from anything inside a check */
function wordsBeside(event) {
  const entry = /** @type {Element} */ (event.target).closest('li');
  return /** @type {HTMLInputElement | null} */ (entry?.querySelector('input') ?? null)?.value.trim() ?? '';
}

/**
 * How far the checks of a step are, beside its title.
 *
 * @param {import('../call-state.js').CallState} call
 * @param {import('../../call/steps.js').Step} step
 */
export function checkCount(call, step) {
  const given = step.checks.map(({ check }) => call.answers[check]).filter((answer) => answer !== undefined);
  const failed = given.some((answer) => answer.result === 'FAILED');
  if (given.length === 0) {
    return nothing;
  }
  return html`<span class="answered figures ${failed ? 'failed' : ''}">
    ${given.length === step.checks.length && !failed ? icons.check : `${given.length}/${step.checks.length}`}
  </span>`;
}
