/**
 * One media session with the server: the server offers, this side answers, and stays responsible for noticing that the
 * path broke. Knows no DOM; the peer connection class and the timers can be replaced for tests.
 */

/** `disconnected` often heals by itself; an ICE restart is asked for only after this time. */
export const DISCONNECTED_PATIENCE_MILLIS = 2000;
/** A restart that has not brought media back after this time is given up for a whole new session. */
export const RESTART_PATIENCE_MILLIS = 8000;

/**
 * So long without a byte means a dead path: sound comes fifty times a second, and the server reports when nobody speaks.
 * Browsers themselves take five seconds and more to say so.
 */
export const SILENCE_MILLIS = 1000;
export const LISTEN_EVERY_MILLIS = 250;

const VIDEO_BITRATE_MAX = 1_700_000;
const VIDEO_LINES_MAX = 720;

/**
 * @typedef {'connecting' | 'connected' | 'reconnecting' | 'failed' | 'closed'} LinkState
 *
 * @typedef {{
 *   sendAnswer: (sessionId: string, sdp: string) => void,
 *   sendRestart: (sessionId: string) => void,
 *   onState: (state: LinkState) => void,
 *   onRemoteTrack: (track: MediaStreamTrack) => void,
 *   localTrack: (kind: string) => MediaStreamTrack | null,
 *   PeerConnectionClass?: typeof RTCPeerConnection,
 *   setTimer?: (run: () => void, millis: number) => any,
 *   clearTimer?: (timer: any) => void,
 *   now?: () => number,
 * }} LinkOptions
 */

export class PeerLink {
  /** @type {Required<LinkOptions>} */
  #options;
  #sessionId;
  /** @type {RTCPeerConnection} */
  #connection;
  /** @type {LinkState} */
  #state = 'connecting';
  /** @type {any} */
  #timer = null;
  /** @type {any} */
  #listener = null;
  #bytes = 0;
  #heardAt = 0;
  /** Whether a restart was answered and nothing has been heard since. */
  #awaitsSound = false;

  /**
   * @param {string} sessionId
   * @param {LinkOptions} options
   */
  constructor(sessionId, options) {
    this.#sessionId = sessionId;
    this.#options = {
      PeerConnectionClass: globalThis.RTCPeerConnection,
      setTimer: (run, millis) => setTimeout(run, millis),
      clearTimer: (timer) => clearTimeout(timer),
      now: () => performance.now(),
      ...options,
    };
    this.#connection = new this.#options.PeerConnectionClass({ bundlePolicy: 'max-bundle' });
    this.#connection.ontrack = (event) => this.#options.onRemoteTrack(event.track);
    this.#connection.onconnectionstatechange = () => this.#connectionChanged();
  }

  get sessionId() {
    return this.#sessionId;
  }

  get state() {
    return this.#state;
  }

  /**
   * Takes an offer of this session (the first one or one that restarts ICE) and sends the answer.
   *
   * @param {string} sdp
   */
  async accept(sdp) {
    const connection = this.#connection;
    await connection.setRemoteDescription({ type: 'offer', sdp });
    for (const transceiver of connection.getTransceivers()) {
      transceiver.direction = 'sendrecv';
      const kind = transceiver.receiver.track.kind;
      await transceiver.sender.replaceTrack(this.#options.localTrack(kind));
      await limitVideo(transceiver.sender);
    }
    await connection.setLocalDescription();
    if (this.#state !== 'closed' && connection.localDescription !== null) {
      this.#options.sendAnswer(this.#sessionId, connection.localDescription.sdp);
      // The browser goes on calling a dead path connected for a while, and a restart over a path that never broke changes
      // no state at all: only what is heard tells that all is well.
      this.#awaitsSound = connection.connectionState === 'connected';
      if (this.#awaitsSound && this.#bytes === 0) {
        this.#connected();
      }
    }
  }

  /**
   * Puts another camera or microphone in, without a new negotiation.
   *
   * @param {string} kind
   * @param {MediaStreamTrack | null} track
   */
  async replaceTrack(kind, track) {
    for (const transceiver of this.#connection.getTransceivers()) {
      if (transceiver.receiver.track.kind === kind) {
        await transceiver.sender.replaceTrack(track);
        await limitVideo(transceiver.sender);
      }
    }
  }

  /** The network changed or media stopped: asks the server for a new path under the same session. */
  restart() {
    if (this.#state === 'closed' || this.#state === 'failed') {
      return;
    }
    this.#setState('reconnecting');
    this.#awaitsSound = false;
    this.#options.sendRestart(this.#sessionId);
    this.#after(RESTART_PATIENCE_MILLIS, () => this.#setState('failed'));
  }

  /** Stops sending and receiving. The local tracks belong to whoever lent them and go on. */
  close() {
    this.#setState('closed');
    this.#options.clearTimer(this.#timer);
    this.#options.clearTimer(this.#listener);
    this.#connection.ontrack = null;
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  #connectionChanged() {
    switch (this.#connection.connectionState) {
      case 'connected':
        this.#connected();
        break;
      case 'disconnected':
        this.#setState('reconnecting');
        this.#after(DISCONNECTED_PATIENCE_MILLIS, () => this.restart());
        break;
      case 'failed':
        this.restart();
        break;
      default:
        break;
    }
  }

  #connected() {
    this.#options.clearTimer(this.#timer);
    this.#awaitsSound = false;
    this.#heardAt = this.#options.now();
    this.#setState('connected');
    if (this.#listener === null) {
      void this.#listen();
    }
  }

  /** Looks again and again whether anything has come in. */
  async #listen() {
    const bytes = await bytesReceived(this.#connection);
    if (this.#state === 'closed') {
      return;
    }
    const now = this.#options.now();
    if (bytes > this.#bytes && this.#awaitsSound && this.#connection.connectionState === 'connected') {
      this.#connected();
    }
    if (bytes !== this.#bytes) {
      this.#heardAt = now;
    } else if (bytes > 0 && this.#state === 'connected' && now - this.#heardAt >= SILENCE_MILLIS) {
      this.restart();
    }
    this.#bytes = bytes;
    this.#listener = this.#options.setTimer(() => void this.#listen(), LISTEN_EVERY_MILLIS);
  }

  /**
   * @param {number} millis
   * @param {() => void} run
   */
  #after(millis, run) {
    this.#options.clearTimer(this.#timer);
    this.#timer = this.#options.setTimer(run, millis);
  }

  /** @param {LinkState} state */
  #setState(state) {
    if (this.#state !== state && this.#state !== 'closed') {
      this.#state = state;
      this.#options.onState(state);
    }
  }
}

/**
 * All that came in over the paths of a connection that still exist, or 0 in a browser that does not count it.
 *
 * @param {RTCPeerConnection} connection
 */
async function bytesReceived(connection) {
  let bytes = 0;
  for (const entry of (await connection.getStats()).values()) {
    bytes += entry.type === 'candidate-pair' ? (entry.bytesReceived ?? 0) : 0;
  }
  return bytes;
}

/**
 * The camera runs at its full size so that stills are sharp; the call itself needs no more than 720 lines.
 *
 * @param {RTCRtpSender} sender
 */
async function limitVideo(sender) {
  if (sender.track === null || sender.track.kind !== 'video') {
    return;
  }
  const parameters = sender.getParameters();
  if (!parameters.encodings || parameters.encodings.length === 0) {
    return;
  }
  const { width = 0, height = 0 } = sender.track.getSettings();
  const lines = Math.min(width, height);
  parameters.encodings[0].scaleResolutionDownBy = Math.max(1, lines / VIDEO_LINES_MAX);
  parameters.encodings[0].maxBitrate = VIDEO_BITRATE_MAX;
  try {
    await sender.setParameters(parameters);
  } catch {
    // A browser that refuses the limits sends what its own estimate allows, which is no worse than a slow picture.
  }
}
