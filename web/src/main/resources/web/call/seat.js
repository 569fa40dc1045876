/**
 * One participant's seat in a call: the devices, the media session and a screen that stays on. Both pages use it; what
 * they do with signalling differs and stays outside.
 */

import { CallMedia } from './call-media.js';
import { LocalMedia } from './local-media.js';
import { environmentProblem, lacksVideoCodec } from './media-problem.js';

const REJOIN_PAUSE_MILLIS = 3000;

/**
 * @typedef {{
 *   media: import('./local-media.js').LocalMediaState | null,
 *   remote: MediaStream | null,
 *   pageHidden: boolean,
 * }} SeatState
 *
 * @typedef {{
 *   send: (message: object) => boolean,
 *   rejoin: () => void,
 *   onChange: (state: SeatState) => void,
 *   onLink: (state: import('./peer-link.js').LinkState) => void,
 * }} SeatOptions
 */

export class Seat {
  #options;
  /** @type {SeatState} */
  #state = { media: null, remote: null, pageHidden: false };
  /** @type {LocalMedia | null} */
  #local = null;
  /** @type {CallMedia | null} */
  #call = null;
  /** @type {WakeLockSentinel | null} */
  #wakeLock = null;
  /** @type {string[]} */
  #cameras = [];
  #videoCodec = '';
  #rejoinTimer = 0;
  #visible = () => {
    this.#set({ pageHidden: document.visibilityState === 'hidden' });
    void this.#becameVisible();
  };

  /** @param {SeatOptions} options */
  constructor(options) {
    this.#options = options;
    document.addEventListener('visibilitychange', this.#visible);
  }

  get state() {
    return this.#state;
  }

  /** @param {string[]} names of cameras to begin with, most wanted first */
  preferCameras(names) {
    this.#cameras = names;
  }

  /** @param {string} codec that a call would have, where that is known before */
  needCodec(codec) {
    this.#videoCodec = codec;
  }

  /** @param {string} kind */
  track(kind) {
    return this.#local?.track(kind) ?? null;
  }

  /**
   * Asks for camera and microphone.
   *
   * @returns {Promise<import('./media-problem.js').MediaProblem | null>}
   */
  async open() {
    const obstacle = environmentProblem({
      isSecureContext: window.isSecureContext,
      userAgent: navigator.userAgent,
      mediaDevices: navigator.mediaDevices,
      allowed: devicesAllowed(),
    });
    if (obstacle !== null) {
      return obstacle;
    }
    if (this.#videoCodec !== '' && lacksVideoCodec(this.#videoCodec)) {
      return 'codec-missing';
    }
    this.#local ??= new LocalMedia(
      navigator.mediaDevices,
      (media) => this.#set({ media }),
      (kind, track) => this.#call?.replaceTrack(kind, track),
      this.#cameras,
    );
    return this.#local.open();
  }

  /**
   * @param {'audio' | 'video'} kind
   * @param {string} deviceId
   */
  async choose(kind, deviceId) {
    return (await this.#local?.choose(kind, deviceId)) ?? null;
  }

  async flipCamera() {
    return (await this.#local?.flipCamera()) ?? null;
  }

  /** @param {boolean} on */
  setMicrophone(on) {
    this.#local?.setMicrophone(on);
  }

  /** @param {boolean} on */
  setCamera(on) {
    this.#local?.setCamera(on);
  }

  /** @param {import('./messages.js').OfferMessage} offer */
  async offered(offer) {
    this.#call ??= new CallMedia({
      send: this.#options.send,
      rejoin: () => this.rejoinSoon(),
      onRemote: (remote) => this.#set({ remote }),
      onState: this.#options.onLink,
      localTrack: (kind) => this.track(kind),
    });
    try {
      await this.#call.offered(offer);
    } catch {
      this.rejoinSoon();
    }
  }

  /** Gives the present session up and takes the seat again after a pause. */
  rejoinSoon() {
    this.#call?.hangUp();
    clearTimeout(this.#rejoinTimer);
    this.#rejoinTimer = setTimeout(this.#options.rejoin, REJOIN_PAUSE_MILLIS);
  }

  async stayAwake() {
    try {
      this.#wakeLock = (await navigator.wakeLock?.request('screen')) ?? null;
    } catch {
      // The screen may dim: an inconvenience, nothing that has to be told.
    }
  }

  /** Ends the media session and keeps the devices. */
  hangUp() {
    clearTimeout(this.#rejoinTimer);
    this.#call?.close();
    this.#call = null;
    this.#set({ remote: null });
    void this.#wakeLock?.release();
    this.#wakeLock = null;
  }

  /** Ends the media session and gives the devices back; the seat can be opened again. */
  release() {
    this.hangUp();
    this.#local?.close();
    this.#local = null;
    this.#set({ media: null });
  }

  close() {
    this.release();
    document.removeEventListener('visibilitychange', this.#visible);
  }

  async #becameVisible() {
    if (document.visibilityState === 'visible' && this.#local !== null) {
      await this.#local.recover();
      // The system takes the lock away from a hidden page.
      if (this.#wakeLock !== null) {
        await this.stayAwake();
      }
    }
  }

  /** @param {Partial<SeatState>} change */
  #set(change) {
    this.#state = { ...this.#state, ...change };
    this.#options.onChange(this.#state);
  }
}

/** Whether the embedding page lets this frame use camera and microphone at all. */
function devicesAllowed() {
  const policy = /** @type {any} */ (document).featurePolicy;
  return policy === undefined || (policy.allowsFeature('camera') && policy.allowsFeature('microphone'));
}
