import { html, nothing } from 'lit';
import * as icons from '../../look/icons.js';
import '../../look/video-view.js';

/**
 * @param {import('../applicant-page.js').Scene} scene
 * @param {import('../flow.js').View & {screen: 'waiting'}} view
 */
export function waitingScreen({ state, texts, applicant }, view) {
  return html`
    <h1 tabindex="-1">${texts.waitingTitle}</h1>
    <div class="place" role="status">
      ${view.position === null
        ? html`<p>${texts.waitingFinding}</p>`
        : html`
            <p class="quiet">${texts.waitingPosition}</p>
            <p class="position figures">${view.position}</p>
            <p>${view.position === 1 ? texts.waitingNext : nothing}</p>
          `}
      ${view.estimatedWaitSeconds === null
        ? nothing
        : html`<p class="figures">${texts.waitingEstimate(Math.round(view.estimatedWaitSeconds / 60))}</p>`}
    </div>
    ${view.full
      ? html`<div class="notice warning" role="status"><span>${texts.waitingFull}</span></div>`
      : nothing}
    <p class="lead">${texts.waitingStay}</p>
    <section class="then">
      <h2>${texts.waitingThenTitle}</h2>
      <ol>
        ${texts.waitingThen.map((item) => html`<li>${item}</li>`)}
      </ol>
    </section>
    <details class="own">
      <summary>${icons.camera}<span>${texts.preview}</span></summary>
      <vident-video
        class="preview"
        mirrored
        silent
        label=${texts.preview}
        .stream=${state.media?.stream ?? null}
      ></vident-video>
    </details>
    <div class="footer">
      <button class="button" data-action="leave" @click=${() => applicant.leave()}>${texts.waitingLeave}</button>
    </div>
  `;
}
