/** Starts the applicant's page: host, language, session, and the one element that shows it. */

import { ApiError } from '../call/api-error.js';
import { chooseLanguage } from '../look/language.js';
import { Applicant } from './applicant.js';
import { ApplicantPage } from './applicant-page.js';
import { HostEvents } from './host-events.js';
import { HostFrame, tokenInAddress } from './host-frame.js';
import { useLook, useTheme } from './host-look.js';
import { SessionApi } from './session-api.js';
import { TEXTS } from './texts/texts.js';
import { WayBack } from './way-back.js';

const page = /** @type {ApplicantPage} */ (document.querySelector('vident-applicant'));
const query = new URLSearchParams(location.search);
const permalink = /\/websdk\/p\/([^/]+)$/.exec(location.pathname)?.[1];

const host = new HostFrame(window, {
  onLanguage: (language) => page.useLanguage(chooseLanguage(TEXTS, [language])),
  onTheme: useTheme,
});

const wayBack =
  permalink === undefined
    ? null
    : new WayBack({
        address: () => applicant.redirect(location.search),
        leave: (address) => location.assign(address),
      });

/** @type {Applicant} */
const applicant = new Applicant({
  openToken,
  renewToken,
  events: new HostEvents(host),
  onChange: (state) => {
    page.show(state);
    void wayBack?.shows(state.flow.view);
  },
});

page.use(applicant, host.embedded, (language) => host.tell('onLanguageChanged', { language }));
page.useLanguage(chooseLanguage(TEXTS, [query.get('lang'), ...navigator.languages]));
useTheme(query.get('theme') ?? '');
document.documentElement.classList.toggle('embedded', host.embedded);
if (host.embedded) {
  reportHeight();
}
const init = await host.open();
if (init.lang) {
  page.useLanguage(chooseLanguage(TEXTS, [init.lang]));
}
if (init.theme) {
  useTheme(init.theme);
}
page.useTexts(init.i18n);
applicant.preferCameras([init.preferredCameras?.SELFIE, init.preferredCameras?.IDENTITY]);
useLook(init.uiConf ?? {}, host.origin);
await applicant.start();
if (!init.lang && !query.has('lang') && applicant.state.session?.lang) {
  page.useLanguage(chooseLanguage(TEXTS, [applicant.state.session.lang, ...navigator.languages]));
}
window.addEventListener('pagehide', (event) => {
  if (!event.persisted) {
    applicant.close();
    host.close();
  }
});

/**
 * Where the access token comes from: the host, the address, or a permalink that is exchanged for one.
 *
 * @param {import('./session-api.js').SessionApi} api
 */
async function openToken(api) {
  if (permalink !== undefined) {
    return permalinkToken(api, permalink);
  }
  const token = init.accessToken || tokenInAddress(location.search);
  if (!token) {
    throw new ApiError(400);
  }
  return token;
}

/**
 * A permalink works once; the tab keeps what it was exchanged for, so that a reload does not end the identification.
 *
 * @param {import('./session-api.js').SessionApi} api
 * @param {string} code
 */
async function permalinkToken(api, code) {
  const kept = sessionStorage.getItem(`permalink-${code}`);
  if (kept !== null) {
    return kept;
  }
  const token = await api.openPermalink(code);
  sessionStorage.setItem(`permalink-${code}`, token);
  return token;
}

/** What replaces an expired token: the host's answer, or for a permalink what the link still gives. */
async function renewToken() {
  if (permalink === undefined) {
    return host.renewToken();
  }
  sessionStorage.removeItem(`permalink-${permalink}`);
  try {
    return await permalinkToken(new SessionApi(async () => null), permalink);
  } catch {
    return null;
  }
}

/** Lets the host give the frame the height of its content. */
function reportHeight() {
  new ResizeObserver(() => {
    host.tell('onResize', { height: Math.ceil(page.getBoundingClientRect().height) });
  }).observe(page);
}
