/**
 * The signalling connection: one WebSocket, opened again after every break until somebody closes it or the server says
 * that coming back is pointless. Knows no DOM; the socket class and the timers can be replaced for tests.
 */

/** Close codes after which the socket does not come back by itself. */
export const CLOSE_BAD_MESSAGE = 4400;
export const CLOSE_UNAUTHORIZED = 4401;
export const CLOSE_TAKEN_OVER = 4409;

/**
 * Delays before the first, second, … attempt to come back; the last one repeats. A person who looks at the page of a
 * machine with a network waits for it: these come on a short beat for half a minute.
 */
export const RETRY_DELAYS_MILLIS = [500, 1000, 2000, 4000, 8000];
export const URGENT_FIRST_DELAY_MILLIS = 300;
export const URGENT_DELAY_MILLIS = 1000;
export const URGENT_ATTEMPTS = 30;

/**
 * How long the first, second, … attempt may take; the last one repeats. One that fell into a dead network would
 * otherwise sit there for many seconds after the network is back; slow networks get their time by and by.
 */
export const OPENING_PATIENCE_MILLIS = [2500, 2500, 5000, 10_000, 20_000];

/**
 * @typedef {{state: 'connecting'}
 *   | {state: 'open'}
 *   | {state: 'waiting', retryAt: number}
 *   | {state: 'closed', code: number}} SocketStatus
 *
 * @typedef {{
 *   url: string,
 *   hello?: () => object,
 *   onMessage: (message: any) => void,
 *   onStatus: (status: SocketStatus) => void,
 *   isUrgent?: () => boolean,
 *   WebSocketClass?: typeof WebSocket,
 *   now?: () => number,
 *   random?: () => number,
 *   setTimer?: (run: () => void, millis: number) => any,
 *   clearTimer?: (timer: any) => void,
 * }} SocketOptions
 */

export class SignalSocket {
  /** @type {Required<Omit<SocketOptions, 'hello'>> & {hello?: () => object}} */
  #options;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {any} */
  #timer = null;
  #failures = 0;
  #overdue = 0;
  #closed = false;
  /** @type {SocketStatus} */
  #status = { state: 'connecting' };

  /** @param {SocketOptions} options */
  constructor(options) {
    this.#options = {
      isUrgent: () => false,
      WebSocketClass: globalThis.WebSocket,
      now: () => Date.now(),
      random: () => Math.random(),
      setTimer: (run, millis) => setTimeout(run, millis),
      clearTimer: (timer) => clearTimeout(timer),
      ...options,
    };
    this.#connect();
  }

  get status() {
    return this.#status;
  }

  /**
   * Sends one message; a message that cannot be sent now is dropped, because after a break both sides start from
   * `welcome` again and an old message would be wrong.
   *
   * @param {object} message
   * @returns {boolean} whether it was handed to the connection
   */
  send(message) {
    if (this.#status.state !== 'open' || this.#socket === null) {
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Drops the present connection, if any, and makes a new one at once. */
  reconnect() {
    if (this.#closed) {
      return;
    }
    this.#drop(1000);
    this.#connect();
  }

  /** Makes an attempt that waits for its time now. */
  hurry() {
    if (this.#status.state === 'waiting') {
      this.reconnect();
    }
  }

  /** Ends the connection for good. */
  close() {
    this.#closed = true;
    this.#drop(1000);
    this.#setStatus({ state: 'closed', code: 1000 });
  }

  #connect() {
    this.#setStatus({ state: 'connecting' });
    const socket = new this.#options.WebSocketClass(this.#options.url);
    this.#socket = socket;
    const patience = OPENING_PATIENCE_MILLIS[Math.min(this.#overdue, OPENING_PATIENCE_MILLIS.length - 1)];
    this.#timer = this.#options.setTimer(() => {
      this.#overdue += 1;
      this.#drop(1000);
      this.#retryLater();
    }, patience);
    socket.onopen = () => {
      this.#options.clearTimer(this.#timer);
      this.#setStatus({ state: 'open' });
      if (this.#options.hello) {
        this.send(this.#options.hello());
      }
    };
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#lost(event.code);
  }

  /** @param {unknown} data */
  #receive(data) {
    if (typeof data !== 'string') {
      return;
    }
    let message;
    try {
      message = JSON.parse(data);
    } catch {
      return;
    }
    if (message !== null && typeof message === 'object' && typeof message.type === 'string') {
      // Only a server that talks to us proves that the connection is good again; a bare "open" may be a proxy's.
      this.#failures = 0;
      this.#overdue = 0;
      this.#options.onMessage(message);
    }
  }

  /** @param {number} code */
  #lost(code) {
    this.#options.clearTimer(this.#timer);
    this.#socket = null;
    if (code === CLOSE_BAD_MESSAGE || code === CLOSE_UNAUTHORIZED || code === CLOSE_TAKEN_OVER) {
      this.#setStatus({ state: 'closed', code });
      return;
    }
    this.#retryLater();
  }

  #retryLater() {
    const delay = this.#nextDelay() * (0.8 + 0.4 * this.#options.random());
    this.#failures += 1;
    this.#setStatus({ state: 'waiting', retryAt: this.#options.now() + delay });
    this.#timer = this.#options.setTimer(() => this.#connect(), delay);
  }

  #nextDelay() {
    if (this.#failures < URGENT_ATTEMPTS && this.#options.isUrgent()) {
      return this.#failures === 0 ? URGENT_FIRST_DELAY_MILLIS : URGENT_DELAY_MILLIS;
    }
    return RETRY_DELAYS_MILLIS[Math.min(this.#failures, RETRY_DELAYS_MILLIS.length - 1)];
  }

  /** @param {number} code */
  #drop(code) {
    this.#options.clearTimer(this.#timer);
    this.#timer = null;
    const socket = this.#socket;
    this.#socket = null;
    if (socket !== null) {
      socket.onopen = null;
      socket.onmessage = null;
      socket.onclose = null;
      socket.close(code);
    }
  }

  /** @param {SocketStatus} status */
  #setStatus(status) {
    this.#status = status;
    this.#options.onStatus(status);
  }
}
