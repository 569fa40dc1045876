import { html, nothing } from 'lit';
import * as icons from '../../look/icons.js';

/** @typedef {import('../applicant-page.js').Scene} Scene */

/**
 * @param {Scene} scene
 * @param {import('../flow.js').View & {screen: 'over'}} view
 */
export function overScreen({ texts, applicant }, view) {
  return html`
    <div class="symbol warning">${icons.warning}</div>
    <h1 tabindex="-1">${texts.overTitle}</h1>
    <p class="lead" data-reason=${view.reason}>${texts.overReason[view.reason]}</p>
    <p role="status">${view.decisionFollows ? texts.overDecision : texts.overAgain}</p>
    ${view.decisionFollows
      ? nothing
      : html`<div class="footer">
          <button class="button main" data-action="again" @click=${() => applicant.proceed()}>${texts.callAgain}</button>
        </div>`}
  `;
}

/**
 * @param {Scene} scene
 * @param {import('../flow.js').View & {screen: 'result'}} view
 */
export function resultScreen({ texts, applicant }, view) {
  const shown = {
    checking: { symbol: icons.clock, tone: '', title: texts.checkingTitle, text: texts.checkingText },
    approved: { symbol: icons.check, tone: '', title: texts.approvedTitle, text: texts.approvedText },
    retry: { symbol: icons.warning, tone: 'warning', title: texts.retryTitle, text: texts.retryText },
    final: { symbol: icons.warning, tone: 'danger', title: texts.finalTitle, text: texts.finalText },
  }[view.kind];
  return html`
    <div class="symbol ${shown.tone}">${shown.symbol}</div>
    <h1 tabindex="-1" data-result=${view.kind}>${shown.title}</h1>
    <p class="lead" role="status">${shown.text}</p>
    ${view.comment === ''
      ? nothing
      : html`<div class="notice ${shown.tone}"><strong>${texts.commentTitle}</strong><p>${view.comment}</p></div>`}
    ${view.kind === 'retry'
      ? html`<div class="footer">
          <button class="button main" data-action="again" @click=${() => applicant.proceed()}>${texts.callAgain}</button>
        </div>`
      : nothing}
  `;
}

/**
 * @param {Scene} scene
 * @param {import('../flow.js').View & {screen: 'stopped'}} view
 */
export function stoppedScreen({ texts, applicant }, view) {
  const { title, text } = texts.stopped[view.reason];
  return html`
    <div class="symbol warning">${icons.warning}</div>
    <h1 tabindex="-1" data-stopped=${view.reason}>${title}</h1>
    <p class="lead" role="alert">${text}</p>
    ${view.reason === 'refused' && view.detail !== '' ? html`<p class="quiet">${view.detail}</p>` : nothing}
    <div class="footer">${wayOn(texts, view.reason, applicant)}</div>
  `;
}

/**
 * @param {import('../texts/texts.js').Texts} texts
 * @param {import('../flow.js').StopReason} reason
 * @param {import('../applicant.js').Applicant} applicant
 */
function wayOn(texts, reason, applicant) {
  switch (reason) {
    case 'unreachable':
    case 'refused':
      return html`<button class="button main" @click=${() => applicant.restart()}>${texts.tryAgain}</button>`;
    case 'taken-over':
      return html`<button class="button main" @click=${() => applicant.restart()}>${texts.bringBack}</button>`;
    default:
      return nothing;
  }
}
