/** Hand-written stand-ins for what a browser brings, so that the protocol modules run without one. */

/** Time that moves only when a test says so. */
export class VirtualTime {
  now = 0;
  /** @type {{at: number, run: () => void, id: number}[]} */
  #timers = [];
  #ids = 0;

  setTimer = (run, millis) => {
    this.#ids += 1;
    this.#timers.push({ at: this.now + millis, run, id: this.#ids });
    return this.#ids;
  };

  clearTimer = (id) => {
    this.#timers = this.#timers.filter((timer) => timer.id !== id);
  };

  advance(millis) {
    const end = this.now + millis;
    for (;;) {
      const due = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) {
        break;
      }
      this.clearTimer(due.id);
      this.now = due.at;
      due.run();
    }
    this.now = end;
  }
}

/** A WebSocket whose other end is the test. */
export class FakeWebSocket {
  static made = [];
  sent = [];
  closedWith = null;

  constructor(url) {
    this.url = url;
    FakeWebSocket.made.push(this);
  }

  static get latest() {
    return FakeWebSocket.made.at(-1);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close(code) {
    this.closedWith = code;
  }

  opens() {
    this.onopen?.();
  }

  says(message) {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  breaks(code = 1006) {
    this.onclose?.({ code });
  }
}

/** A peer connection that answers at once and changes state when the test says so. */
export class FakePeerConnection {
  static made = [];
  connectionState = 'new';
  localDescription = null;
  closed = false;
  remote = [];
  /** What came in; 0 stands for a browser that does not count. */
  bytes = 0;

  constructor() {
    FakePeerConnection.made.push(this);
    this.transceivers = ['audio', 'video'].map((kind) => new FakeTransceiver(kind));
  }

  static get latest() {
    return FakePeerConnection.made.at(-1);
  }

  async setRemoteDescription(description) {
    this.remote.push(description);
  }

  async setLocalDescription() {
    this.localDescription = { type: 'answer', sdp: `answer ${this.remote.length}` };
  }

  async getStats() {
    return new Map([
      ['pair', { type: 'candidate-pair', bytesReceived: this.bytes }],
      ['other', { type: 'transport', bytesReceived: 1 }],
    ]);
  }

  getTransceivers() {
    return this.transceivers;
  }

  becomes(state) {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  close() {
    this.closed = true;
  }
}

class FakeTransceiver {
  direction = 'recvonly';

  constructor(kind) {
    this.receiver = { track: { kind } };
    this.sender = {
      track: null,
      parameters: { encodings: [{}] },
      async replaceTrack(track) {
        this.track = track;
      },
      getParameters() {
        return this.parameters;
      },
      async setParameters(parameters) {
        this.parameters = parameters;
      },
    };
  }
}

export class FakeTrack {
  constructor(kind, width = 0, height = 0) {
    this.kind = kind;
    this.settings = { width, height };
  }

  getSettings() {
    return this.settings;
  }
}
