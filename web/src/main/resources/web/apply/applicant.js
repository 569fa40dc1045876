/** The applicant's side of an identification: session, signalling and seat, and the flow that follows from them. */

import { ApiError } from '../call/api-error.js';
import { chime } from '../call/chime.js';
import { DeviceReport } from '../call/device-report.js';
import { Seat } from '../call/seat.js';
import { WayIntoCall } from '../call/way-into-call.js';
import { AskedStills } from './asked-stills.js';
import { START, next } from './flow.js';
import { SessionApi } from './session-api.js';
import { TokenSocket } from './token-socket.js';

const FULL_RETRY_MILLIS = 15_000;

/**
 * @typedef {{
 *   flow: import('./flow.js').Flow,
 *   session: import('./session-api.js').Session | null,
 *   socket: import('../call/signal-socket.js').SocketStatus,
 *   media: import('../call/local-media.js').LocalMediaState | null,
 *   remote: MediaStream | null,
 *   pageHidden: boolean,
 * }} ApplicantState
 *
 * @typedef {{
 *   openToken: (api: SessionApi) => Promise<string>,
 *   renewToken: () => Promise<string | null>,
 *   events: import('./host-events.js').HostEvents,
 *   onChange: (state: ApplicantState) => void,
 * }} ApplicantOptions
 */

export class Applicant {
  #options;
  #api;
  /** @type {ApplicantState} */
  #state = {
    flow: START,
    session: null,
    socket: { state: 'connecting' },
    media: null,
    remote: null,
    pageHidden: false,
  };
  /** @type {TokenSocket} */
  #socket;
  #stills;
  #retryTimer = 0;
  #wayIntoCall = new WayIntoCall();
  #deviceReport = new DeviceReport((message) => this.#socket.send(message));
  #seat = new Seat({
    send: (message) => this.#socket.send(message),
    rejoin: () => this.#takePlace(),
    onChange: (seat) => this.#set(seat),
    onLink: (state) => this.#dispatch({ type: 'link', state }),
  });

  /** @param {ApplicantOptions} options */
  constructor(options) {
    this.#options = options;
    this.#api = new SessionApi(options.renewToken);
    this.#stills = new AskedStills(this.#api, options.events, (state) => this.#dispatch({ type: 'still', state }));
    this.#socket = new TokenSocket({
      api: this.#api,
      renewToken: options.renewToken,
      onMessage: (message) => this.#receive(message),
      onStatus: (socket) => this.#set({ socket }),
      onTakenOver: () => this.#giveUp('taken-over'),
      onExpired: () => this.#giveUp('session-expired'),
    });
  }

  get state() {
    return this.#state;
  }

  /** Loads the session and connects; can be called again after it failed. */
  async start() {
    try {
      if (this.#api.token === '') {
        this.#api.useToken(await this.#options.openToken(this.#api));
      }
      const session = await this.#api.session();
      this.#set({ session });
      this.#seat.needCodec(session.videoCodec);
      this.#options.events.loaded(session);
      this.#dispatch({ type: 'loaded', review: session, consentGiven: session.consent.given });
      this.#socket.open();
    } catch (error) {
      this.#stop(error);
    }
  }

  /**
   * Where the page leads after the verdict, or null.
   *
   * @param {string} search the query of the page's address
   */
  redirect(search) {
    return this.#api.redirect(search);
  }

  proceed() {
    this.#dispatch({ type: 'proceed' });
  }

  async acceptConsent() {
    this.#dispatch({ type: 'consentSending' });
    try {
      await this.#api.consent();
      this.#options.events.agreed();
      this.#dispatch({ type: 'consentStored' });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        this.#stop(error);
      } else {
        this.#dispatch({ type: 'consentFailed' });
      }
    }
  }

  /** @param {unknown[]} names of cameras the host would rather see, most wanted first; the person may choose another */
  preferCameras(names) {
    this.#seat.preferCameras(names.filter((name) => typeof name === 'string'));
  }

  /** Asks for camera and microphone, after the person was told why. */
  async openDevices() {
    this.#dispatch({ type: 'mediaAsking' });
    const problem = await this.#seat.open();
    this.#dispatch(problem === null ? { type: 'mediaReady' } : { type: 'mediaFailed', problem });
  }

  /**
   * @param {'audio' | 'video'} kind
   * @param {string} deviceId
   */
  async chooseDevice(kind, deviceId) {
    this.#deviceChanged(await this.#seat.choose(kind, deviceId));
  }

  async flipCamera() {
    this.#deviceChanged(await this.#seat.flipCamera());
  }

  /** @param {boolean} on */
  setMicrophone(on) {
    this.#seat.setMicrophone(on);
  }

  /** @param {boolean} on */
  setCamera(on) {
    this.#seat.setCamera(on);
  }

  join() {
    this.#options.events.joined();
    this.#dispatch({ type: 'joining' });
    this.#takePlace();
    void this.#seat.stayAwake();
  }

  /** Gives the place in the queue up, or hangs up. */
  leave() {
    this.#socket.send({ type: 'leave' });
    this.#dispatch({ type: 'left' });
    this.#hangUp();
  }

  /** Tries again at once instead of waiting for the countdown. */
  reconnectNow() {
    this.#socket.reconnect();
  }

  /** Begins again after a refusal, or after another tab took the call over. */
  restart() {
    this.#socket.close();
    void this.start();
  }

  /** The page goes, for good or to be loaded anew: it can come back into its call. */
  close() {
    clearTimeout(this.#retryTimer);
    this.#seat.close();
    this.#socket.close();
  }

  /** @param {import('../call/messages.js').ApplicantMessage} message */
  #receive(message) {
    const before = this.#state.flow.view.screen;
    if (message.type === 'callStarting') {
      this.#deviceReport.begin();
    }
    this.#dispatch(message);
    const now = this.#state.flow.view.screen;
    switch (message.type) {
      case 'welcome':
        this.#takePlace();
        void this.#comeBack();
        break;
      case 'callStarting':
        this.#wayIntoCall.remember(message.callId);
        if (before !== 'call') {
          this.#options.events.operatorJoined();
          void chime();
        }
        break;
      case 'offer':
        void this.#seat.offered(message);
        break;
      case 'captureStill':
        void this.#stills.take(message, this.#seat.track('video'));
        break;
      case 'ended':
        if (message.reason === 'COMPLETED') {
          this.#options.events.completed();
        }
        break;
      case 'result':
        this.#options.events.reviewed(message);
        break;
      case 'error':
        this.#refused(message);
        break;
      default:
        break;
    }
    if (before !== now && now !== 'call' && now !== 'waiting') {
      this.#hangUp();
    }
  }

  /** @param {import('../call/messages.js').ErrorMessage} error */
  #refused(error) {
    if (error.code === 'server-full') {
      clearTimeout(this.#retryTimer);
      this.#retryTimer = setTimeout(() => this.#takePlace(), FULL_RETRY_MILLIS);
    } else if (error.code === 'bad-answer') {
      this.#seat.rejoinSoon();
    }
  }

  /** Asks for the place in the queue or in the running call, for the first time or again. */
  #takePlace() {
    const { screen } = this.#state.flow.view;
    if (screen === 'waiting' || screen === 'call') {
      this.#socket.send({ type: 'join' });
    }
  }

  /** A page loaded anew in the middle of a call goes back into it without a question. */
  async #comeBack() {
    const { runningCallId } = this.#state.flow;
    const isAtStart = () => this.#state.flow.view.screen === 'welcome';
    if (runningCallId !== null && isAtStart() && (await this.#wayIntoCall.isOpen(runningCallId)) && isAtStart()) {
      this.proceed();
      await this.openDevices();
      const { view } = this.#state.flow;
      if (view.screen === 'check' && view.ready) {
        this.join();
      }
    }
  }

  /** @param {import('./flow.js').StopReason} reason */
  #giveUp(reason) {
    this.#hangUp();
    this.#halt(reason);
  }

  #hangUp() {
    clearTimeout(this.#retryTimer);
    this.#wayIntoCall.forget();
    this.#seat.release();
  }

  /** @param {import('../call/media-problem.js').MediaProblem | null} problem */
  #deviceChanged(problem) {
    if (problem !== null && this.#state.flow.view.screen === 'check') {
      this.#seat.release();
      this.#dispatch({ type: 'mediaFailed', problem });
    }
  }

  /** @param {unknown} error */
  #stop(error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    /** @type {Record<number, import('./flow.js').StopReason>} */
    const reasons = { 0: 'unreachable', 400: 'no-link', 401: 'session-expired', 404: 'link-unknown' };
    const reason = reasons[error.status] ?? 'refused';
    this.#halt(reason, error.message);
  }

  /**
   * @param {import('./flow.js').StopReason} reason
   * @param {string} [detail]
   */
  #halt(reason, detail = '') {
    this.#dispatch({ type: 'stopped', reason, detail });
    this.#options.events.stopped(reason, detail);
  }

  /** @param {import('./flow.js').FlowEvent} event */
  #dispatch(event) {
    this.#set({ flow: next(this.#state.flow, event) });
    this.#options.events.shows(this.#state.flow.view.screen);
  }

  /** @param {Partial<ApplicantState>} change */
  #set(change) {
    this.#state = { ...this.#state, ...change };
    if (this.#state.flow.view.screen === 'call') {
      this.#deviceReport.tell(this.#state.media, this.#state.pageHidden);
    }
    this.#options.onChange(this.#state);
  }
}
