import { html, nothing } from 'lit';
import { dateTime, duration, time, toMillis } from '../format.js';
import { scriptTaken } from './case-script.js';
import './instant-view.js';

/**
 * What can be done about a composition.
 *
 * @typedef {{again: (callId: string) => void, cancel: (callId: string) => void}} Rendering
 */

/**
 * The calls of an identification, newest first, each with its composed video or how far that is.
 *
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../desk-api.js').Case} record
 * @param {Rendering} rendering
 */
export function callList(scene, record, rendering) {
  if (record.calls.length === 0) {
    return html`<p class="empty quiet">${scene.texts.callsNone}</p>`;
  }
  const newestFirst = [...record.calls].sort((a, b) => toMillis(b.startedAt) - toMillis(a.startedAt));
  return html`<ol class="call-list">
    ${newestFirst.map((call) => html`<li>${callEntry(scene, call, rendering)}</li>`)}
  </ol>`;
}

/**
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../desk-api.js').CallRecord} call
 * @param {Rendering} rendering
 */
function callEntry(scene, call, rendering) {
  const { texts, language } = scene;
  const reasons = /** @type {Record<string, string>} */ (texts.reason);
  const length = toMillis(call.endedAt) - toMillis(call.startedAt);
  return html`
    <p class="figures">
      <strong>${dateTime(call.startedAt, language)}</strong>
      <span class="quiet">
        ${texts.callBy(call.operatorName)} · ${Number.isNaN(length) ? texts.running : duration(length)}
        ${call.reason ? html`· ${reasons[call.reason] ?? call.reason}` : nothing}
      </span>
    </p>
    ${composition(scene, call, rendering)} ${scriptTaken(scene, call)}
  `;
}

/**
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../desk-api.js').CallRecord} call
 * @param {Rendering} rendering
 */
function composition(scene, call, rendering) {
  const { texts, state, language } = scene;
  // What was pushed is newer than what was loaded, except that a loaded video stays.
  const pushed = call.composition?.state === 'ready' ? undefined : state.compositions.get(call.callId);
  const now = pushed ?? call.composition;
  if (now === undefined) {
    return nothing;
  }
  if (now.state === 'ready' && now.mediaId !== undefined) {
    return html`<video
      controls
      preload="metadata"
      aria-label=${texts.video}
      data-media=${now.mediaId}
      poster="/desk/api/media/${now.mediaId}/poster"
      src="/desk/api/media/${now.mediaId}"
    ></video>`;
  }
  const stateText = /** @type {Record<string, string>} */ (texts.composition)[now.state] ?? now.state;
  return html`
    <div class="composition ${now.state}" role="status" data-composition=${now.state}>
      <span>${stateText}${now.reason && !now.attempts ? `: ${now.reason}` : nothing}</span>
      ${now.attempts
        ? html`<span data-attempts=${now.attempts}>
            ${texts.compositionAttempt(now.attempts, now.reason ?? '', time(now.nextAttemptAt, language))}
          </span>`
        : nothing}
      ${now.state === 'rendering' || now.state === 'recorded'
        ? html`<progress aria-label=${stateText} max="1" .value=${now.progress ?? 0}></progress>
            <span class="quiet">${Math.round((now.progress ?? 0) * 100)} %</span>
            <button class="button small" @click=${() => rendering.cancel(call.callId)}>${texts.cancel}</button>`
        : nothing}
      ${now.state === 'failed'
        ? html`<button class="button small" @click=${() => rendering.again(call.callId)}>${texts.compositionRetry}</button>`
        : nothing}
    </div>
    <vident-instant-view .scene=${scene} .callId=${call.callId}></vident-instant-view>
  `;
}
