import { html, nothing } from 'lit';
import * as icons from '../../look/icons.js';

/** @typedef {import('../applicant-page.js').Scene} Scene */

/** @param {Scene} scene */
export function welcomeScreen({ state, texts, applicant }) {
  if (state.flow.runningCallId !== null) {
    return html`
      <h1 tabindex="-1">${texts.welcomeAgainTitle}</h1>
      <p class="lead">${texts.welcomeAgainText}</p>
      <div class="footer">
        <button class="button main" data-action="begin" @click=${() => applicant.proceed()}>${texts.rejoin}</button>
      </div>
    `;
  }
  return html`
    <h1 tabindex="-1">${texts.welcomeTitle}</h1>
    <p class="lead">${texts.welcomeText}</p>
    <section class="needs">
      <h2>${texts.needTitle}</h2>
      <ul>
        <li>${icons.document}<span>${texts.needDocument}</span></li>
        <li>${icons.light}<span>${texts.needPlace}</span></li>
        <li>${icons.camera}<span>${texts.needDevice}</span></li>
        <li>${icons.clock}<span>${texts.needTime}</span></li>
      </ul>
    </section>
    <div class="footer">
      <button class="button main" data-action="begin" @click=${() => applicant.proceed()}>${texts.begin}</button>
    </div>
  `;
}

/**
 * @param {Scene} scene
 * @param {import('../flow.js').View & {screen: 'consent'}} view
 */
export function consentScreen({ state, texts, applicant }, view) {
  /** @param {SubmitEvent} event */
  const submit = (event) => {
    event.preventDefault();
    void applicant.acceptConsent();
  };
  return html`
    <h1 tabindex="-1">${texts.consentTitle}</h1>
    <p class="lead">${texts.consentLead}</p>
    <div class="consent">${state.session?.consent.text.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
    ${view.failed
      ? html`<div class="notice danger" role="alert">${icons.warning}<span>${texts.consentFailed}</span></div>`
      : nothing}
    <form class="footer" @submit=${submit}>
      <label class="choice"><input type="checkbox" name="accepted" required /><span>${texts.consentCheck}</span></label>
      <button class="button main" data-action="consent" ?disabled=${view.sending}>${texts.consentGo}</button>
    </form>
  `;
}
