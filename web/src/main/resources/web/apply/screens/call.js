import { html, nothing } from 'lit';
import { instructionText, stepShows } from '../../call/steps.js';
import * as icons from '../../look/icons.js';
import '../../look/video-view.js';

/** @typedef {import('../flow.js').CallView} CallView */
/** @typedef {import('../texts/texts.js').Texts} Texts */

/** Media that failed this often will not come through this network by trying again. */
const LINK_FAILURES_SHOWN = 2;

/**
 * @param {import('../applicant-page.js').Scene} scene
 * @param {CallView} view
 */
export function callScreen({ state, texts, language, applicant }, view) {
  const { media, remote } = state;
  const shows = view.instruction === null ? 'talk' : stepShows(view.instruction.step);
  const text =
    view.instruction === null ? texts.callTalk : instructionText(view.instruction.step, view.instruction.text, language);
  return html`
    <h1 class="visually-hidden" tabindex="-1">${texts.callTitle(view.operatorName)}</h1>
    <div class="stage" data-shows=${shows}>
      <vident-video
        class="operator"
        label=${texts.operatorPicture}
        soundText=${texts.sound}
        .stream=${remote}
      ></vident-video>
      <vident-video
        class="self"
        silent
        label=${texts.preview}
        ?mirrored=${media?.facing !== 'environment'}
        .stream=${media?.stream ?? null}
      ></vident-video>
      <button class="swap" aria-label=${texts.swap} @click=${swapPictures}>${icons.enlarge}</button>
      <div class="state ${stateTone(view)}" role="status" data-link=${view.link} data-peer=${view.peer}>
        <span class="dot"></span><span>${view.operatorName}</span>
        <span class="what">${connectionText(texts, view)}</span>
      </div>
      ${media !== null && media.paused.length > 0 ? html`<div class="over-stage notice warning" role="alert">${texts.callPaused}</div>` : nothing}
    </div>
    <div class="instruction">
      <p aria-live="assertive">${text}</p>
      <p class="still ${view.still}" role="status">${stillText(texts, view.still)}</p>
    </div>
    ${controls(texts, state, applicant)}
    <dialog class="leave" aria-labelledby="leave-title">
      <h2 id="leave-title">${texts.hangUpTitle}</h2>
      <p>${texts.hangUpText}</p>
      <div class="actions">
        <button class="button danger" data-action="leave" @click=${() => applicant.leave()}>${texts.hangUpYes}</button>
        <button class="button" autofocus @click=${closeDialog}>${texts.hangUpNo}</button>
      </div>
    </dialog>
  `;
}

/**
 * @param {Texts} texts
 * @param {import('../applicant.js').ApplicantState} state
 * @param {import('../applicant.js').Applicant} applicant
 */
function controls(texts, { media }, applicant) {
  const microphoneOn = media?.microphoneOn ?? true;
  const cameraOn = media?.cameraOn ?? true;
  return html`
    <div class="controls">
      <button data-action="mute" aria-pressed=${!microphoneOn} @click=${() => applicant.setMicrophone(!microphoneOn)}>
        ${microphoneOn ? icons.microphone : icons.microphoneOff}<span>${microphoneOn ? texts.mute : texts.unmute}</span>
      </button>
      <button data-action="camera" aria-pressed=${!cameraOn} @click=${() => applicant.setCamera(!cameraOn)}>
        ${cameraOn ? icons.camera : icons.cameraOff}<span>${cameraOn ? texts.cameraOff : texts.cameraOn}</span>
      </button>
      ${(media?.cameras.length ?? 0) > 1
        ? html`<button data-action="flip" @click=${() => applicant.flipCamera()}>
            ${icons.flip}<span>${texts.flip}</span>
          </button>`
        : nothing}
      <button class="hang-up" data-action="hang-up" @click=${openDialog}>
        ${icons.hangUp}<span>${texts.hangUp}</span>
      </button>
    </div>
  `;
}

/**
 * @param {Texts} texts
 * @param {CallView} view
 */
function connectionText(texts, view) {
  if (view.linkFailures >= LINK_FAILURES_SHOWN) {
    return texts.callBlocked;
  }
  const broken = view.link !== 'connected' && view.linkFailures > 0;
  if (broken || view.link === 'reconnecting' || view.link === 'failed') {
    return texts.callReconnecting;
  }
  if (view.link !== 'connected' || view.peer === 'connecting') {
    return texts.callConnecting;
  }
  if (view.peer === 'reconnecting') {
    return texts.callPeerReconnecting;
  }
  if (view.peer === 'unable') {
    return texts.callPeerUnable;
  }
  return view.peer === 'gone' ? texts.callPeerGone : texts.callConnected;
}

/** @param {CallView} view */
function stateTone(view) {
  return view.link === 'connected' && view.peer === 'connected' ? 'good' : 'unsure';
}

/**
 * @param {Texts} texts
 * @param {CallView['still']} still
 */
function stillText(texts, still) {
  switch (still) {
    case 'taking':
      return texts.stillTaking;
    case 'stored':
      return texts.stillStored;
    case 'failed':
      return texts.stillFailed;
    case 'none':
      return nothing;
  }
}

/** @param {Event} event */
function swapPictures(event) {
  /** @type {HTMLElement} */ (event.currentTarget).closest('.stage')?.classList.toggle('swapped');
}

/** @param {Event} event */
function openDialog(event) {
  const page = /** @type {HTMLElement} */ (event.currentTarget).closest('main');
  /** @type {HTMLDialogElement | null | undefined} */ (page?.querySelector('dialog.leave'))?.showModal();
}

/** @param {Event} event */
function closeDialog(event) {
  /** @type {HTMLElement} */ (event.currentTarget).closest('dialog')?.close();
}
