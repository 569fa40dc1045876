/** Pictures of the camera at full size that the operator asks for. */

import { takeStill } from '../call/camera-frame.js';

export class AskedStills {
  #api;
  #events;
  #onState;

  /**
   * @param {import('./session-api.js').SessionApi} api
   * @param {import('./host-events.js').HostEvents} events
   * @param {(state: 'taking' | 'stored' | 'failed') => void} onState
   */
  constructor(api, events, onState) {
    this.#api = api;
    this.#events = events;
    this.#onState = onState;
  }

  /**
   * @param {import('../call/messages.js').CaptureStillMessage} asked
   * @param {MediaStreamTrack | null} camera
   */
  async take({ stillId, kind }, camera) {
    if (camera === null) {
      this.#onState('failed');
      return;
    }
    this.#onState('taking');
    try {
      const imageId = await this.#api.still(stillId, await takeStill(camera));
      this.#onState('stored');
      this.#events.stillStored(kind, imageId);
    } catch {
      this.#onState('failed');
      this.#events.stillFailed();
    }
  }
}
