import { html, nothing } from 'lit';
import { STEPS } from '../../call/steps.js';
import { time } from '../format.js';

/**
 * How the script went in one call: each step that was taken, and what was answered there.
 *
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../desk-api.js').CallRecord} call
 */
export function scriptTaken({ texts, language }, call) {
  const answers = call.script.flatMap((taken) => taken.checks);
  if (call.script.length === 0) {
    return nothing;
  }
  const failed = answers.filter((answer) => answer.result === 'FAILED').length;
  return html`<details class="script-taken" ?open=${failed > 0}>
    <summary>${texts.scriptTaken(call.script.length, answers.length, failed)}</summary>
    <ol>
      ${call.script.map((taken) => {
        const known = STEPS.find((step) => step.step === taken.step);
        return html`<li>
          <strong>${known?.title[language] ?? texts.ownWords}</strong>
          <span class="quiet figures">${taken.begunAt ? time(taken.begunAt, language) : nothing}</span>
          <ul>
            ${taken.checks.map(
              (answer) => html`<li class=${answer.result === 'FAILED' ? 'failed' : ''} data-check=${answer.check}>
                ${known?.checks.find((one) => one.check === answer.check)?.title[language] ?? answer.check}:
                ${answer.result === 'PASSED' ? texts.checkPassed : texts.checkFailed}
                <span class="quiet">
                  ${answer.words ? `“${answer.words}” · ` : nothing}${time(answer.at, language)} · ${answer.operatorName}
                </span>
              </li>`,
            )}
          </ul>
        </li>`;
      })}
    </ol>
  </details>`;
}
