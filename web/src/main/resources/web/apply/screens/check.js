import { html, nothing } from 'lit';
import * as icons from '../../look/icons.js';
import '../../look/copy-button.js';
import './device-check.js';

/**
 * @param {import('../applicant-page.js').Scene} scene
 * @param {import('../flow.js').View & {screen: 'check'}} view
 */
export function checkScreen({ state, texts, applicant }, view) {
  if (view.problem !== null) {
    return problemScreen(texts, view.problem, applicant);
  }
  if (!view.ready || state.media === null) {
    return html`
      <h1 tabindex="-1">${texts.checkTitle}</h1>
      <div class="primer">${icons.camera} ${icons.microphone}</div>
      <p class="lead">${texts.checkPrimer}</p>
      <p class="quiet" role="status">${view.asking ? texts.checkAsking : nothing}</p>
      <div class="footer">
        <button
          class="button main"
          data-action="devices"
          ?disabled=${view.asking}
          @click=${() => applicant.openDevices()}
        >
          ${texts.checkGo}
        </button>
      </div>
    `;
  }
  return html`
    <h1 tabindex="-1">${texts.checkTitle}</h1>
    <p class="lead">${texts.checkSeen}</p>
    <vident-device-check .media=${state.media} .texts=${texts} .applicant=${applicant}></vident-device-check>
    <div class="footer">
      <button class="button main" data-action="join" @click=${() => applicant.join()}>
        ${state.flow.runningCallId === null ? texts.join : texts.rejoin}
      </button>
    </div>
  `;
}

/**
 * What is wrong, what it means and the way on.
 *
 * @param {import('../texts/texts.js').Texts} texts
 * @param {import('../../call/media-problem.js').MediaProblem} problem
 * @param {import('../applicant.js').Applicant} applicant
 */
function problemScreen(texts, problem, applicant) {
  const { title, text } = texts.problem[problem];
  return html`
    <div class="symbol warning">${icons.warning}</div>
    <h1 tabindex="-1">${title}</h1>
    <p class="lead" role="alert">${text}</p>
    <div class="footer" data-problem=${problem}>${wayOn(texts, problem, applicant)}</div>
  `;
}

/**
 * @param {import('../texts/texts.js').Texts} texts
 * @param {import('../../call/media-problem.js').MediaProblem} problem
 * @param {import('../applicant.js').Applicant} applicant
 */
function wayOn(texts, problem, applicant) {
  switch (problem) {
    case 'insecure':
    case 'unsupported':
    case 'in-app':
    case 'codec-missing':
      return html`<vident-copy
        .value=${location.href}
        label=${texts.copyAddress}
        done=${texts.copied}
      ></vident-copy>`;
    case 'host-blocked':
      return html`<a class="button main" href=${location.href} target="_blank" rel="noopener">${texts.openAlone}</a>`;
    default:
      return html`<button class="button main" data-action="devices" @click=${() => applicant.openDevices()}>
        ${texts.tryAgain}
      </button>`;
  }
}
