/**
 * The media side of a call for either page: makes a link for each session the server offers, asks for another path when
 * the network changes, and tells what the remote side looks like. Signalling is only seen through three functions.
 */

import { PeerLink } from './peer-link.js';

/**
 * @typedef {{
 *   send: (message: object) => boolean,
 *   rejoin: () => void,
 *   onRemote: (stream: MediaStream | null) => void,
 *   onState: (state: import('./peer-link.js').LinkState) => void,
 *   localTrack: (kind: string) => MediaStreamTrack | null,
 * }} CallMediaOptions
 */

export class CallMedia {
  #options;
  /** @type {PeerLink | null} */
  #link = null;
  #remote = new MediaStream();
  #networkChanged = () => this.#link?.restart();

  /** @param {CallMediaOptions} options */
  constructor(options) {
    this.#options = options;
    window.addEventListener('online', this.#networkChanged);
    networkInformation()?.addEventListener('change', this.#networkChanged);
  }

  /** @param {import('./messages.js').OfferMessage} offer */
  async offered(offer) {
    if (this.#link !== null && this.#link.sessionId !== offer.sessionId) {
      this.#dropLink();
    }
    if (this.#link === null) {
      this.#link = this.#newLink(offer.sessionId);
      this.#options.onState('connecting');
    }
    const link = this.#link;
    try {
      await link.accept(offer.sdp, offer.iceServers);
    } catch (error) {
      if (link.state !== 'closed') {
        throw error;
      }
    }
  }

  /**
   * @param {string} kind
   * @param {MediaStreamTrack | null} track
   */
  replaceTrack(kind, track) {
    void this.#link?.replaceTrack(kind, track);
  }

  /** Ends the session on this side; a later offer starts a new one. */
  hangUp() {
    this.#dropLink();
    this.#options.onRemote(null);
  }

  close() {
    this.hangUp();
    window.removeEventListener('online', this.#networkChanged);
    networkInformation()?.removeEventListener('change', this.#networkChanged);
  }

  /** @param {string} sessionId */
  #newLink(sessionId) {
    return new PeerLink(sessionId, {
      sendAnswer: (id, sdp) => this.#options.send({ type: 'answer', sessionId: id, sdp }),
      sendRestart: (id) => this.#options.send({ type: 'restart', sessionId: id }),
      localTrack: this.#options.localTrack,
      onRemoteTrack: (track) => {
        this.#remote.addTrack(track);
        this.#options.onRemote(this.#remote);
      },
      onState: (state) => {
        this.#options.onState(state);
        if (state === 'failed') {
          this.#options.rejoin();
        }
      },
    });
  }

  #dropLink() {
    this.#link?.close();
    this.#link = null;
    this.#remote = new MediaStream();
  }
}

/** @returns {EventTarget | undefined} known to Chromium only; elsewhere `online` and the ICE state have to do */
function networkInformation() {
  return /** @type {any} */ (navigator).connection;
}
