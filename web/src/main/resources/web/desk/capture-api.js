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
 * The running calls, then those that are over and have captures; each with its captures.
 *
 * @param {RunningCall[]} running
 * @param {Capture[]} captures
 * @returns {{callId: string, participants: ParticipantState[] | null, captures: Capture[]}[]}
 */
export function callsWithCaptures(running, captures) {
  const over = captures.map(({ callId }) => callId).filter((id) => !running.some(({ callId }) => callId === id));
  return [
    ...running,
    ...[...new Set(over)].map((callId) => ({ callId, participants: null })),
  ].map(({ callId, participants }) => ({
    callId,
    participants,
    captures: captures.filter((capture) => capture.callId === callId),
  }));
}
