/**
 * The camera and microphone of this side: asked for once, kept through device changes, muted and given back here.
 * Knows no DOM besides `navigator.mediaDevices`.
 */

import { mediaProblem } from './media-problem.js';

/**
 * @typedef {{id: string, label: string}} Device
 *
 * @typedef {{
 *   stream: MediaStream | null,
 *   cameras: Device[],
 *   microphones: Device[],
 *   cameraId: string,
 *   microphoneId: string,
 *   cameraOn: boolean,
 *   microphoneOn: boolean,
 *   facing: string,
 *   paused: readonly string[],
 *   cameraChanges: number,
 * }} LocalMediaState
 */

/**
 * The first camera that is wanted: by its id or its name, in capitals or not, in full or from its beginning.
 *
 * @param {readonly Device[]} cameras
 * @param {readonly string[]} wanted
 */
export function preferredCamera(cameras, wanted) {
  const fits = (/** @type {Device} */ { id, label }, /** @type {string} */ name) =>
    name !== '' && (id === name || label.toLowerCase().startsWith(name.toLowerCase()));
  return wanted.flatMap((name) => cameras.filter((camera) => fits(camera, name)))[0];
}

export class LocalMedia {
  #devices;
  #onChange;
  #onTrack;
  #wanted;
  /** @type {LocalMediaState} */
  #state = {
    stream: null,
    cameras: [],
    microphones: [],
    cameraId: '',
    microphoneId: '',
    cameraOn: true,
    microphoneOn: true,
    facing: '',
    paused: [],
    cameraChanges: 0,
  };
  #facingWanted = 'user';
  #closed = false;
  #deviceChange = () => void this.#devicesChanged();

  /**
   * @param {MediaDevices} devices
   * @param {(state: LocalMediaState) => void} onChange
   * @param {(kind: string, track: MediaStreamTrack | null) => void} onTrack a track took the place of another
   * @param {readonly string[]} [wanted] names or ids of cameras to begin with, most wanted first
   */
  constructor(devices, onChange, onTrack, wanted = []) {
    this.#devices = devices;
    this.#onChange = onChange;
    this.#onTrack = onTrack;
    this.#wanted = wanted;
    devices.addEventListener('devicechange', this.#deviceChange);
  }

  get state() {
    return this.#state;
  }

  /** @param {string} kind */
  track(kind) {
    return this.#state.stream?.getTracks().find((track) => track.kind === kind) ?? null;
  }

  /**
   * Asks for both devices at once, so that the person answers one question.
   *
   * @returns {Promise<import('./media-problem.js').MediaProblem | null>}
   */
  async open() {
    if (this.#state.stream !== null) {
      return null;
    }
    try {
      const stream = await this.#devices.getUserMedia({ audio: this.#audio(''), video: this.#video('') });
      if (this.#closed) {
        stopAll(stream);
        return null;
      }
      stream.getTracks().forEach((track) => this.#watch(track));
      this.#set({ stream });
      await this.#refreshDevices();
      return this.#beginWithWanted();
    } catch (error) {
      return mediaProblem(error, await this.#kinds());
    }
  }

  /** Names of cameras are known only after the person has agreed. */
  async #beginWithWanted() {
    const { cameras, cameraId } = this.#state;
    const camera = preferredCamera(cameras, this.#wanted);
    if (camera === undefined || camera.id === cameraId || (await this.choose('video', camera.id)) === null) {
      return null;
    }
    return this.choose('video', '');
  }

  /**
   * @param {'audio' | 'video'} kind
   * @param {string} deviceId
   * @returns {Promise<import('./media-problem.js').MediaProblem | null>}
   */
  async choose(kind, deviceId) {
    const video = kind === 'video';
    const old = this.track(kind);
    // Phones hold one camera at a time: the old one has to be given back before the new one can be opened.
    old?.stop();
    try {
      const fresh = await this.#devices.getUserMedia(
        video ? { video: this.#video(deviceId) } : { audio: this.#audio(deviceId) },
      );
      this.#swap(kind, old, fresh.getTracks()[0]);
      await this.#refreshDevices();
      return null;
    } catch (error) {
      return mediaProblem(error, await this.#kinds());
    }
  }

  /** From the front camera to the one at the back, or to the next one where that is not known. */
  async flipCamera() {
    const { cameras, cameraId, facing } = this.#state;
    if (facing !== '') {
      this.#facingWanted = facing === 'environment' ? 'user' : 'environment';
      return this.choose('video', '');
    }
    const next = cameras[(cameras.findIndex((camera) => camera.id === cameraId) + 1) % cameras.length];
    return this.choose('video', next.id);
  }

  /** @param {boolean} on */
  setCamera(on) {
    this.#enable('video', on);
    this.#set({ cameraOn: on });
  }

  /** @param {boolean} on */
  setMicrophone(on) {
    this.#enable('audio', on);
    this.#set({ microphoneOn: on });
  }

  /** Opens again what the system took away (a phone call, another app, an unplugged device). */
  async recover() {
    for (const kind of /** @type {const} */ (['video', 'audio'])) {
      const track = this.track(kind);
      if (track !== null && track.readyState === 'ended') {
        await this.choose(kind, '');
      }
    }
  }

  /** Gives both devices back. */
  close() {
    this.#closed = true;
    this.#devices.removeEventListener('devicechange', this.#deviceChange);
    if (this.#state.stream !== null) {
      stopAll(this.#state.stream);
    }
    this.#set({ stream: null });
  }

  /** @param {string} deviceId */
  #video(deviceId) {
    const size = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30, max: 30 } };
    return deviceId === ''
      ? { ...size, facingMode: { ideal: this.#facingWanted } }
      : { ...size, deviceId: { exact: deviceId } };
  }

  /** @param {string} deviceId */
  #audio(deviceId) {
    const processing = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    return deviceId === '' ? processing : { ...processing, deviceId: { exact: deviceId } };
  }

  /**
   * @param {'audio' | 'video'} kind
   * @param {MediaStreamTrack | null} old
   * @param {MediaStreamTrack} fresh
   */
  #swap(kind, old, fresh) {
    if (this.#closed) {
      fresh.stop();
      return;
    }
    const kept = (this.#state.stream?.getTracks() ?? []).filter((track) => track !== old);
    fresh.enabled = kind === 'video' ? this.#state.cameraOn : this.#state.microphoneOn;
    this.#watch(fresh);
    const another = kind === 'video' && fresh.getSettings().deviceId !== old?.getSettings().deviceId;
    this.#set({
      stream: new MediaStream([...kept, fresh]),
      cameraChanges: this.#state.cameraChanges + (another ? 1 : 0),
    });
    this.#onTrack(kind, fresh);
  }

  /** @param {MediaStreamTrack} track */
  #watch(track) {
    const changed = () => this.#set({ paused: this.#paused() });
    track.addEventListener('mute', changed);
    track.addEventListener('unmute', changed);
    track.addEventListener('ended', changed);
  }

  /** The kinds of track the system has taken away. */
  #paused() {
    return (this.#state.stream?.getTracks() ?? [])
      .filter((track) => track.muted || track.readyState === 'ended')
      .map((track) => track.kind);
  }

  /**
   * @param {string} kind
   * @param {boolean} on
   */
  #enable(kind, on) {
    const track = this.track(kind);
    if (track !== null) {
      track.enabled = on;
    }
  }

  /** Somebody pulled a plug or put one in: another device takes the place of one that is gone. */
  async #devicesChanged() {
    await this.recover();
    await this.#refreshDevices();
  }

  async #refreshDevices() {
    const all = await this.#devices.enumerateDevices();
    if (this.#closed) {
      return;
    }
    const of = (/** @type {string} */ kind) =>
      all
        .filter((device) => device.kind === kind && device.deviceId !== '')
        .map((device) => ({ id: device.deviceId, label: device.label }));
    this.#set({
      cameras: of('videoinput'),
      microphones: of('audioinput'),
      cameraId: this.track('video')?.getSettings().deviceId ?? '',
      microphoneId: this.track('audio')?.getSettings().deviceId ?? '',
      facing: this.track('video')?.getSettings().facingMode ?? '',
      paused: this.#paused(),
    });
  }

  async #kinds() {
    try {
      return new Set((await this.#devices.enumerateDevices()).map((device) => /** @type {string} */ (device.kind)));
    } catch {
      return new Set(/** @type {string[]} */ ([]));
    }
  }

  /** @param {Partial<LocalMediaState>} change */
  #set(change) {
    this.#state = { ...this.#state, ...change };
    this.#onChange(this.#state);
  }
}

/** @param {MediaStream} stream */
function stopAll(stream) {
  stream.getTracks().forEach((track) => track.stop());
}
