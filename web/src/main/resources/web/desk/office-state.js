/**
 * Everything the views of the desk are drawn from.
 *
 * @typedef {'wrong-password' | 'too-many' | 'unreachable' | 'refused'} LoginFailure
 *
 * @typedef {{
 *   operator: import('./desk-api.js').Operator | null,
 *   login: 'checking' | 'needed' | 'expired' | 'done',
 *   loginFailure: LoginFailure | null,
 *   socket: import('../call/signal-socket.js').SocketStatus,
 *   takenOver: boolean,
 *   online: boolean,
 *   goingOnline: boolean,
 *   problem: import('../call/media-problem.js').MediaProblem | null,
 *   queue: import('../call/messages.js').QueueEntry[],
 *   accepting: string | null,
 *   call: import('./call-state.js').CallState | null,
 *   waitingCallId: string | null,
 *   media: import('../call/local-media.js').LocalMediaState | null,
 *   remote: MediaStream | null,
 *   pageHidden: boolean,
 *   compositions: ReadonlyMap<string, import('../call/messages.js').CompositionMessage>,
 *   refusal: {code: string, message: string} | null,
 * }} OfficeState
 */

/** @type {OfficeState} */
export const START = {
  operator: null,
  login: 'checking',
  loginFailure: null,
  socket: { state: 'connecting' },
  takenOver: false,
  online: false,
  goingOnline: false,
  problem: null,
  queue: [],
  accepting: null,
  call: null,
  waitingCallId: null,
  media: null,
  remote: null,
  pageHidden: false,
  compositions: new Map(),
  refusal: null,
};
