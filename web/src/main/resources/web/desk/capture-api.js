/** The HTTP calls about the media of running calls, for supervisors. Knows no DOM. */

/**
 * @typedef {{participant: string, ice: string, dtls: string, bitrateKbps: number, lossPercent: number,
 *   roundTripMillis?: number}} ParticipantState
 * @typedef {{callId: string, participants: ParticipantState[]}} RunningCall
 *
 * @typedef {{callId: string, number: number, running: boolean, startedAt: string, endedAt?: string, bytes: number,
 *   packets?: number, dropped?: number, end?: string, url: string}} Capture packets, dropped and end are absent
 *   when it was made before the server's last start
 */

/** @param {string} callId */
const ofCall = (callId) => `/desk/api/calls/${encodeURIComponent(callId)}/captures`;

export class CaptureApi {
  #call;

  /** @param {(method: 'GET' | 'POST', path: string, body?: object) => Promise<any>} call */
  constructor(call) {
    this.#call = call;
  }

  /** @returns {Promise<RunningCall[]>} */
  running() {
    return this.#call('GET', '/desk/api/calls');
  }

  /** @returns {Promise<Capture[]>} the latest first */
  async captures() {
    return (await this.#call('GET', '/desk/api/captures')).items;
  }

  /**
   * @param {string} callId
   * @returns {Promise<Capture>}
   */
  start(callId) {
    return this.#call('POST', ofCall(callId));
  }

  /**
   * @param {Capture} capture
   * @returns {Promise<Capture>}
   */
  stop(capture) {
    return this.#call('POST', `${ofCall(capture.callId)}/${capture.number}/stop`);
  }
}

/**
 * The calls with people in them or captured just now, then those that are over and have captures; each with its
 * captures. A call from which everybody was cut off goes on being captured.
 *
 * @param {RunningCall[]} running
 * @param {Capture[]} captures
 * @returns {{callId: string, over: boolean, participants: ParticipantState[], captures: Capture[]}[]}
 */
export function callsWithCaptures(running, captures) {
  const ids = new Set([...running, ...captures].map(({ callId }) => callId));
  const calls = [...ids].map((callId) => {
    const peopled = running.find((call) => call.callId === callId);
    const own = captures.filter((capture) => capture.callId === callId);
    return {
      callId,
      over: peopled === undefined && !own.some((capture) => capture.running),
      participants: peopled?.participants ?? [],
      captures: own,
    };
  });
  return [...calls.filter(({ over }) => !over), ...calls.filter(({ over }) => over)];
}
