/** Starts the desk. */

import { chooseLanguage } from '../look/language.js';
import { DeskOffice } from './desk-office.js';
import { DeskPage } from './desk-page.js';
import { TEXTS } from './texts/texts.js';

const page = /** @type {DeskPage} */ (document.querySelector('vident-desk'));
const kept = localStorage.getItem('vident-desk-language');

const office = new DeskOffice({
  onChange: (state) => page.show(state),
  onCallEnded: (identificationId) => page.openCase(identificationId, true),
});

page.use(office, chooseLanguage(TEXTS, [kept, ...navigator.languages]));
window.addEventListener('pagehide', (event) => {
  if (!event.persisted) {
    office.close();
  }
});
await office.start();
