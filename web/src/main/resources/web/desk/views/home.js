import { html, nothing } from 'lit';
import '../../look/video-view.js';
import { duration, toMillis } from '../format.js';
import './recent.js';

/** @typedef {import('../desk-page.js').Scene} Scene */

/** @param {Scene} scene */
export function homeView(scene) {
  return html`
    <main class="home">
      <h1 class="visually-hidden">${scene.texts.title}</h1>
      <section class="place" aria-labelledby="place-title">${place(scene)}</section>
      <section class="queue" aria-labelledby="queue-title">${queue(scene)}</section>
      <vident-recent .scene=${scene}></vident-recent>
    </main>
  `;
}

/** @param {Scene} scene */
function place({ state, texts, office }) {
  return html`
    <h2 id="place-title">${texts.readyTitle}</h2>
    <p class="quiet" role="status">${state.online ? texts.readyOnline : texts.readyOffline}</p>
    ${state.problem === null
      ? nothing
      : html`<div class="notice danger" role="alert" data-problem=${state.problem}>${texts.problem[state.problem]}</div>`}
    ${state.media?.stream
      ? html`
          <vident-video mirrored silent label=${texts.ownPicture} .stream=${state.media.stream}></vident-video>
          ${deviceChoice('video', texts.camera, state.media.cameras, state.media.cameraId, office)}
          ${deviceChoice('audio', texts.microphone, state.media.microphones, state.media.microphoneId, office)}
        `
      : nothing}
    ${state.online
      ? html`<button class="button" data-action="offline" @click=${() => office.goOffline()}>${texts.goOffline}</button>`
      : html`<button
          class="button main"
          data-action="online"
          ?disabled=${state.goingOnline}
          @click=${() => office.goOnline()}
        >
          ${texts.goOnline}
        </button>`}
  `;
}

/** @param {Scene} scene */
function queue({ state, texts, office }) {
  const [next] = state.queue;
  return html`
    <h2 id="queue-title">
      ${texts.queueTitle} ${state.online ? html`<span class="count figures">${state.queue.length}</span>` : nothing}
    </h2>
    ${next === undefined
      ? html`<p class="empty quiet" role="status">${state.online ? texts.queueEmpty : texts.queueOffline}</p>`
      : html`
          <button
            class="button main"
            data-action="accept-next"
            ?disabled=${state.accepting !== null}
            @click=${() => office.accept(next.identificationId)}
          >
            ${state.accepting === null ? texts.acceptNext : texts.accepting}
          </button>
          <ol>
            ${state.queue.map(
              (entry) => html`
                <li>
                  <span class="who">
                    <span class="figures" title=${entry.applicantId}>… ${entry.applicantId.slice(-8)}</span>
                    <span class="quiet">${entry.levelName}${entry.language ? ` · ${entry.language}` : nothing}</span>
                  </span>
                  <span class="since figures" title=${texts.waitingFor}>
                    <vident-ticking
                      .text=${(/** @type {number} */ now) => duration(now - toMillis(entry.waitingSince))}
                    ></vident-ticking>
                  </span>
                  <button
                    class="button small"
                    data-action="accept"
                    aria-label="${texts.accept} ${entry.applicantId.slice(-8)}"
                    ?disabled=${state.accepting !== null}
                    @click=${() => office.accept(entry.identificationId)}
                  >
                    ${texts.accept}
                  </button>
                </li>
              `,
            )}
          </ol>
        `}
  `;
}

/**
 * @param {'audio' | 'video'} kind
 * @param {string} label
 * @param {import('../../call/local-media.js').Device[]} devices
 * @param {string} chosen
 * @param {import('../desk-office.js').DeskOffice} office
 */
function deviceChoice(kind, label, devices, chosen, office) {
  if (devices.length < 2) {
    return nothing;
  }
  return html`
    <div class="field">
      <label for="desk-${kind}">${label}</label>
      <select
        id="desk-${kind}"
        @change=${(/** @type {Event} */ event) =>
          office.chooseDevice(kind, /** @type {HTMLSelectElement} */ (event.target).value)}
      >
        ${devices.map(
          (device) => html`<option value=${device.id} ?selected=${device.id === chosen}>${device.label}</option>`,
        )}
      </select>
    </div>
  `;
}
