/**
 * The operator's side: login, signalling, devices and the running call. Views are drawn from `state` and call the
 * methods here; nothing here knows how it looks.
 */

import { ApiError } from '../call/api-error.js';
import { chime } from '../call/chime.js';
import { openPageSocket } from '../call/page-socket.js';
import { Seat } from '../call/seat.js';
import { CLOSE_TAKEN_OVER, CLOSE_UNAUTHORIZED } from '../call/signal-socket.js';
import { WayIntoCall } from '../call/way-into-call.js';
import { callReceived, callStarted, instructed } from './call-state.js';
import { DeskApi } from './desk-api.js';
import { START } from './office-state.js';

/**
 * @typedef {import('./office-state.js').OfficeState} OfficeState
 * @typedef {{
 *   onChange: (state: OfficeState) => void,
 *   onCallEnded: (identificationId: string) => void,
 * }} OfficeOptions
 */

export class DeskOffice {
  #options;
  #state = START;
  /** @type {import('../call/signal-socket.js').SignalSocket | null} */
  #socket = null;
  /** @type {(() => void)[]} */
  #loginWaiters = [];
  #wayIntoCall = new WayIntoCall();
  #api = new DeskApi(() => this.#loginAgain());
  #seat = new Seat({
    send: (message) => this.#socket?.send(message) ?? false,
    rejoin: () => this.#rejoin(),
    onChange: (seat) => this.#set(seat),
    onLink: (link) => this.#inCall((call) => ({ ...call, link })),
  });

  /** @param {OfficeOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get state() {
    return this.#state;
  }

  get api() {
    return this.#api;
  }

  async start() {
    try {
      const operator = await this.#api.me();
      if (operator === null) {
        this.#set({ login: 'needed' });
      } else {
        this.#loggedIn(operator);
      }
    } catch {
      this.#set({ login: 'needed', loginFailure: 'unreachable' });
    }
  }

  /**
   * @param {string} login
   * @param {string} password
   */
  async login(login, password) {
    this.#set({ loginFailure: null });
    try {
      this.#loggedIn(await this.#api.login(login, password));
    } catch (error) {
      const status = error instanceof ApiError ? error.status : -1;
      /** @type {Record<number, import('./office-state.js').LoginFailure>} */
      const failures = { 0: 'unreachable', 401: 'wrong-password', 429: 'too-many' };
      this.#set({ loginFailure: failures[status] ?? 'refused' });
    }
  }

  async logout() {
    this.goOffline();
    this.#socket?.close();
    this.#socket = null;
    await this.#api.logout().catch(() => undefined);
    this.#set({ operator: null, login: 'needed', queue: [] });
  }

  /** Tests camera and microphone first: an applicant must never wait for them. */
  async goOnline() {
    this.#set({ goingOnline: true, problem: null });
    const problem = await this.#seat.open();
    this.#set({ goingOnline: false, problem, online: problem === null });
    if (problem === null) {
      this.#socket?.send({ type: 'online' });
    }
  }

  goOffline() {
    this.#socket?.send({ type: 'offline' });
    this.#set({ online: false, queue: [], accepting: null });
    if (this.#state.call === null) {
      this.#seat.release();
    }
  }

  /** @param {string} identificationId */
  accept(identificationId) {
    this.#set({ accepting: identificationId, refusal: null });
    this.#socket?.send({ type: 'accept', identificationId });
  }

  /** Takes the seat of a call that began before this page was opened. */
  async rejoinRunning() {
    const problem = await this.#seat.open();
    this.#set({ problem });
    if (problem === null) {
      this.#socket?.send({ type: 'rejoin', callId: this.#state.waitingCallId });
    }
  }

  /**
   * @param {string} step
   * @param {string} text
   */
  instruct(step, text) {
    this.#socket?.send({ type: 'instruct', step, text });
    this.#inCall((call) => instructed(call, step, text));
  }

  /**
   * @param {string} check
   * @param {'PASSED' | 'FAILED'} result
   * @param {string} words
   */
  check(check, result, words) {
    this.#socket?.send(words === '' ? { type: 'check', check, result } : { type: 'check', check, result, words });
  }

  /** @param {import('../call/messages.js').StillKind} kind */
  still(kind) {
    this.#socket?.send({ type: 'still', kind });
  }

  /** @param {string} [reason] */
  end(reason) {
    this.#socket?.send(reason ? { type: 'end', reason } : { type: 'end' });
  }

  /** @param {boolean} on */
  setMicrophone(on) {
    this.#seat.setMicrophone(on);
  }

  /** @param {boolean} on */
  setCamera(on) {
    this.#seat.setCamera(on);
  }

  /**
   * @param {'audio' | 'video'} kind
   * @param {string} deviceId
   */
  async chooseDevice(kind, deviceId) {
    this.#set({ problem: await this.#seat.choose(kind, deviceId) });
  }

  reconnectNow() {
    this.#set({ takenOver: false });
    if (this.#socket === null) {
      this.#openSocket();
    } else {
      this.#socket.reconnect();
    }
  }

  dismissRefusal() {
    this.#set({ refusal: null });
  }

  close() {
    this.#seat.close();
    this.#socket?.close();
  }

  #loginAgain() {
    this.#set({ login: 'expired' });
    return new Promise((/** @type {(value: void) => void} */ resolve) => {
      this.#loginWaiters.push(resolve);
    });
  }

  /** @param {import('./desk-api.js').Operator} operator */
  #loggedIn(operator) {
    this.#set({ operator, login: 'done', loginFailure: null });
    this.#loginWaiters.forEach((resume) => resume());
    this.#loginWaiters = [];
    if (this.#socket === null) {
      this.#openSocket();
    }
  }

  #openSocket() {
    this.#socket = openPageSocket('/desk/signalling', {
      onMessage: (message) => this.#receive(message),
      onStatus: (socket) => this.#socketChanged(socket),
    });
  }

  /** @param {import('../call/signal-socket.js').SocketStatus} socket */
  #socketChanged(socket) {
    this.#set({ socket });
    if (socket.state !== 'closed' || socket.code === 1000) {
      return;
    }
    this.#socket = null;
    if (socket.code === CLOSE_TAKEN_OVER) {
      this.#seat.release();
      this.#set({ takenOver: true, online: false, queue: [], call: null });
    } else if (socket.code === CLOSE_UNAUTHORIZED) {
      this.#set({ login: 'expired' });
    }
  }

  /** @param {import('../call/messages.js').OperatorMessage} message */
  #receive(message) {
    switch (message.type) {
      case 'welcome':
        this.#welcomed(message.callId ?? null);
        break;
      case 'queue':
        if (this.#state.call === null && message.entries.length > this.#state.queue.length) {
          void chime();
        }
        this.#set({ queue: message.entries });
        break;
      case 'callStarting':
        this.#set({ call: callStarted(this.#state.call, message, Date.now()) });
        this.#set({ accepting: null, waitingCallId: null, refusal: null });
        this.#wayIntoCall.remember(message.callId);
        void this.#seat.stayAwake();
        break;
      case 'offer':
        void this.#seat.offered(message);
        break;
      case 'ended':
        this.#callEnded(message.identificationId);
        break;
      case 'composition':
        this.#set({ compositions: new Map(this.#state.compositions).set(message.callId, message) });
        break;
      case 'error':
        this.#refused(message);
        break;
      default:
        this.#inCall((call) => callReceived(call, message, Date.now()));
        break;
    }
  }

  /** @param {string | null} callId */
  #welcomed(callId) {
    const { call } = this.#state;
    if (call !== null && callId !== call.callId) {
      this.#callEnded(call.identificationId);
    } else if (call !== null) {
      this.#rejoin();
    }
    this.#set({ waitingCallId: this.#state.call === null ? callId : null });
    if (this.#state.online) {
      this.#socket?.send({ type: 'online' });
    }
    void this.#comeBack();
  }

  /** A desk loaded anew in the middle of a call goes back into it without a question. */
  async #comeBack() {
    const { waitingCallId } = this.#state;
    if (waitingCallId !== null && (await this.#wayIntoCall.isOpen(waitingCallId)) && this.#state.waitingCallId !== null) {
      await this.rejoinRunning();
    }
  }

  #rejoin() {
    if (this.#state.call !== null) {
      this.#socket?.send({ type: 'rejoin', callId: this.#state.call.callId });
    }
  }

  /** @param {string} identificationId */
  #callEnded(identificationId) {
    this.#wayIntoCall.forget();
    this.#seat.hangUp();
    if (!this.#state.online) {
      this.#seat.release();
    }
    this.#set({ call: null, waitingCallId: null });
    this.#options.onCallEnded(identificationId);
  }

  /** @param {import('../call/messages.js').ErrorMessage} error */
  #refused(error) {
    if (error.code === 'bad-answer') {
      this.#seat.rejoinSoon();
    } else if (error.code === 'codec-missing') {
      this.#seat.hangUp();
    }
    this.#set({ accepting: null, refusal: { code: error.code, message: error.message } });
  }

  /** @param {(call: import('./call-state.js').CallState) => import('./call-state.js').CallState} change */
  #inCall(change) {
    if (this.#state.call !== null) {
      this.#set({ call: change(this.#state.call) });
    }
  }

  /** @param {Partial<OfficeState>} change */
  #set(change) {
    this.#state = { ...this.#state, ...change };
    this.#options.onChange(this.#state);
  }
}
