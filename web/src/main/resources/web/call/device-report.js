/**
 * What the other side is told about this side's camera, microphone and page, each time it has changed. Knows no DOM.
 *
 * @typedef {import('./messages.js').DevicesMessage} DevicesMessage
 * @typedef {import('./messages.js').DeviceState} DeviceState
 */

export class DeviceReport {
  #send;
  #told = '';

  /** @param {(message: DevicesMessage) => boolean} send tells whether the message was handed over */
  constructor(send) {
    this.#send = send;
  }

  /** Another call or connection begins, where nothing has been told yet. */
  begin() {
    this.#told = '';
  }

  /**
   * @param {import('./local-media.js').LocalMediaState | null} media
   * @param {boolean} pageHidden
   */
  tell(media, pageHidden) {
    if (media === null) {
      return;
    }
    /** @type {DevicesMessage} */
    const message = {
      type: 'devices',
      camera: deviceState(media.cameraOn, media.paused.includes('video')),
      microphone: deviceState(media.microphoneOn, media.paused.includes('audio')),
      pageHidden,
      cameraChanges: media.cameraChanges,
    };
    const text = JSON.stringify(message);
    if (text !== this.#told && this.#send(message)) {
      this.#told = text;
    }
  }
}

/**
 * @param {boolean} on
 * @param {boolean} paused
 * @returns {DeviceState}
 */
function deviceState(on, paused) {
  if (!on) {
    return 'off';
  }
  return paused ? 'paused' : 'on';
}
