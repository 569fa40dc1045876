/**
 * Remembers for as long as this tab lives which call it is in, so that a page loaded anew finds its way back by itself.
 * Knows no DOM besides storage and permissions, which can be replaced for tests.
 */

const KEY = 'vident-call';
const DEVICES = ['camera', 'microphone'];

export class WayIntoCall {
  #storage;
  #permissions;

  /**
   * @param {Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null} storage
   * @param {{query: (descriptor: any) => Promise<{state: string}>} | undefined} permissions
   */
  constructor(storage = tabStorage(), permissions = globalThis.navigator?.permissions) {
    this.#storage = storage;
    this.#permissions = permissions;
  }

  /** @param {string} callId */
  remember(callId) {
    try {
      this.#storage?.setItem(KEY, callId);
    } catch {
      // Without it the person comes back by a button.
    }
  }

  forget() {
    this.#storage?.removeItem(KEY);
  }

  /**
   * Whether this tab was in that call and may open camera and microphone without asking anybody.
   *
   * @param {string} callId
   */
  async isOpen(callId) {
    if (this.#storage?.getItem(KEY) !== callId || this.#permissions === undefined) {
      return false;
    }
    try {
      const answers = await Promise.all(DEVICES.map((name) => this.#permissions?.query({ name })));
      return answers.every((answer) => answer?.state === 'granted');
    } catch {
      return false;
    }
  }
}

/** A page embedded by a host whose browser blocks third-party storage has none. */
function tabStorage() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
