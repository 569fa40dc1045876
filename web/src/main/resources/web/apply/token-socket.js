/** The applicant's signalling connection: says hello with the session's token, and asks for another when it is refused. */

import { openPageSocket } from '../call/page-socket.js';
import { CLOSE_TAKEN_OVER } from '../call/signal-socket.js';

/**
 * @typedef {{
 *   api: import('./session-api.js').SessionApi,
 *   renewToken: () => Promise<string | null>,
 *   onMessage: (message: import('../call/messages.js').ApplicantMessage) => void,
 *   onStatus: (status: import('../call/signal-socket.js').SocketStatus) => void,
 *   onTakenOver: () => void,
 *   onExpired: () => void,
 * }} TokenSocketOptions
 */

export class TokenSocket {
  #options;
  /** @type {import('../call/signal-socket.js').SignalSocket | null} */
  #socket = null;
  #renewed = false;

  /** @param {TokenSocketOptions} options */
  constructor(options) {
    this.#options = options;
  }

  /** Connects, unless it has. */
  open() {
    this.#socket ??= openPageSocket('/websdk/signalling', {
      hello: () => ({ type: 'hello', token: this.#options.api.token }),
      onMessage: (message) => this.#receive(message),
      onStatus: (status) => this.#changed(status),
    });
  }

  /**
   * @param {object} message
   * @returns {boolean} whether it was handed to the connection
   */
  send(message) {
    return this.#socket?.send(message) ?? false;
  }

  /** Makes a new connection at once. */
  reconnect() {
    this.#socket?.reconnect();
  }

  /** Ends the connection; it can be opened again. */
  close() {
    this.#socket?.close();
    this.#socket = null;
  }

  /** @param {import('../call/messages.js').ApplicantMessage} message */
  #receive(message) {
    if (message.type === 'welcome') {
      this.#renewed = false;
    }
    this.#options.onMessage(message);
  }

  /** @param {import('../call/signal-socket.js').SocketStatus} status */
  #changed(status) {
    this.#options.onStatus(status);
    if (status.state !== 'closed' || status.code === 1000) {
      return;
    }
    this.#socket = null;
    if (status.code === CLOSE_TAKEN_OVER) {
      this.#options.onTakenOver();
    } else {
      void this.#renewAndReopen();
    }
  }

  async #renewAndReopen() {
    // A fresh token that is refused as well would be asked for without end.
    const token = this.#renewed ? null : await this.#options.renewToken();
    if (token === null) {
      this.#options.onExpired();
    } else {
      this.#renewed = true;
      this.#options.api.useToken(token);
      this.open();
    }
  }
}
