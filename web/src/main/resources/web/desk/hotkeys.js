/** Single-key shortcuts that keep out of the way of writing, dialogs and the browser's own keys. */

const SWITCH_KEY = 'vident-hotkeys';

export class Hotkeys {
  #actions;
  #listener = (/** @type {KeyboardEvent} */ event) => this.#pressed(event);

  /** @param {(key: string) => (() => void) | undefined} actions what a lower-case key does, if anything */
  constructor(actions) {
    this.#actions = actions;
    window.addEventListener('keydown', this.#listener);
  }

  /** Single keys get in the way of speech input, so they can be switched off; the choice is kept. */
  get on() {
    return localStorage.getItem(SWITCH_KEY) !== 'off';
  }

  /** @param {boolean} on */
  set on(on) {
    localStorage.setItem(SWITCH_KEY, on ? 'on' : 'off');
  }

  close() {
    window.removeEventListener('keydown', this.#listener);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (!this.on || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) {
      return;
    }
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input, select, textarea') || document.querySelector('dialog[open]')) {
      return;
    }
    const action = this.#actions(event.key.toLowerCase());
    if (action !== undefined) {
      event.preventDefault();
      action();
    }
  }
}
