/**
 * Where the applicant is: one pure function from a view and an event to the next view. Knows neither DOM nor network.
 *
 * @typedef {import('../call/messages.js').EndReason} EndReason
 * @typedef {import('../call/messages.js').PeerState} PeerState
 * @typedef {import('../call/peer-link.js').LinkState} LinkState
 * @typedef {import('../call/media-problem.js').MediaProblem} MediaProblem
 *
 * @typedef {{reviewStatus: string, reviewAnswer?: 'GREEN' | 'RED', reviewRejectType?: 'RETRY' | 'FINAL',
 *   moderationComment?: string}} Review
 *
 * @typedef {'session-expired' | 'link-unknown' | 'no-link' | 'taken-over' | 'unreachable' | 'refused'} StopReason
 *
 * @typedef {{screen: 'starting'}
 *   | {screen: 'welcome'}
 *   | {screen: 'consent', sending: boolean, failed: boolean}
 *   | {screen: 'check', asking: boolean, ready: boolean, problem: MediaProblem | null}
 *   | {screen: 'waiting', position: number | null, estimatedWaitSeconds: number | null, full: boolean}
 *   | CallView
 *   | {screen: 'over', reason: EndReason, decisionFollows: boolean}
 *   | {screen: 'result', kind: 'checking' | 'approved' | 'retry' | 'final', comment: string}
 *   | {screen: 'stopped', reason: StopReason, detail: string}} View
 *
 * @typedef {{
 *   screen: 'call',
 *   callId: string,
 *   operatorName: string,
 *   peer: PeerState,
 *   link: LinkState,
 *   linkFailures: number,
 *   instruction: {step: string, text: string} | null,
 *   still: 'none' | 'taking' | 'stored' | 'failed',
 * }} CallView
 *
 * @typedef {{consentGiven: boolean, runningCallId: string | null, view: View}} Flow
 *
 * @typedef {{type: 'loaded', review: Review, consentGiven: boolean}
 *   | {type: 'stopped', reason: StopReason, detail?: string}
 *   | {type: 'proceed'}
 *   | {type: 'consentSending'} | {type: 'consentStored'} | {type: 'consentFailed'}
 *   | {type: 'mediaAsking'} | {type: 'mediaReady'} | {type: 'mediaFailed', problem: MediaProblem}
 *   | {type: 'joining'} | {type: 'left'}
 *   | {type: 'link', state: LinkState}
 *   | {type: 'still', state: 'taking' | 'stored' | 'failed'}
 *   | import('../call/messages.js').ApplicantMessage} FlowEvent
 */

/** @type {Flow} */
export const START = { consentGiven: false, runningCallId: null, view: { screen: 'starting' } };

/**
 * @param {Flow} flow
 * @param {FlowEvent} event
 * @returns {Flow}
 */
export function next(flow, event) {
  switch (event.type) {
    case 'loaded':
      return { ...flow, consentGiven: event.consentGiven, view: viewOf(event.review) ?? { screen: 'welcome' } };
    case 'stopped':
      return show(flow, { screen: 'stopped', reason: event.reason, detail: event.detail ?? '' });
    case 'proceed':
      return proceed(flow);
    case 'consentSending':
      return show(flow, { screen: 'consent', sending: true, failed: false });
    case 'consentFailed':
      return show(flow, { screen: 'consent', sending: false, failed: true });
    case 'consentStored':
      return { ...flow, consentGiven: true, view: check() };
    case 'mediaAsking':
      return show(flow, { ...check(), asking: true });
    case 'mediaReady':
      return show(flow, { ...check(), ready: true });
    case 'mediaFailed':
      return show(flow, { ...check(), problem: event.problem });
    case 'joining':
      return show(flow, { screen: 'waiting', position: null, estimatedWaitSeconds: null, full: false });
    case 'left':
      return show(flow, left(flow.view));
    case 'link':
      return inCall(flow, (view) => ({
        ...view,
        link: event.state,
        linkFailures: nextFailures(view.linkFailures, event.state),
      }));
    case 'still':
      return inCall(flow, (view) => ({ ...view, still: event.state }));
    default:
      return received(flow, event);
  }
}

/**
 * @param {Flow} flow
 * @param {import('../call/messages.js').ApplicantMessage} message
 * @returns {Flow}
 */
function received(flow, message) {
  switch (message.type) {
    case 'welcome':
      return welcomed(flow, message);
    case 'queued':
      return flow.view.screen === 'call' || flow.view.screen === 'waiting'
        ? show(flow, {
            screen: 'waiting',
            position: message.position,
            estimatedWaitSeconds: message.estimatedWaitSeconds ?? null,
            full: false,
          })
        : flow;
    case 'callStarting':
      return { ...flow, runningCallId: message.callId, view: callView(flow, message.callId, message.operatorName) };
    case 'peer':
      return inCall(flow, (view) => ({ ...view, peer: message.state }));
    case 'instruction':
      return inCall(flow, (view) => ({
        ...view,
        instruction: { step: message.step, text: message.text },
        still: 'none',
      }));
    case 'ended':
      return ended({ ...flow, runningCallId: null }, message.reason);
    case 'result':
      return decided(flow, message);
    case 'error':
      return refused(flow, message.code, message.message);
    default:
      return flow;
  }
}

/** @param {Flow} flow */
function proceed(flow) {
  return show(flow, flow.consentGiven ? check() : { screen: 'consent', sending: false, failed: false });
}

/** @returns {View & {screen: 'check'}} */
function check() {
  return { screen: 'check', asking: false, ready: false, problem: null };
}

/**
 * @param {Flow} flow
 * @param {{consentGiven: boolean, callId?: string, reviewStatus: string}} message
 * @returns {Flow}
 */
function welcomed(flow, message) {
  const known = { ...flow, consentGiven: message.consentGiven, runningCallId: message.callId ?? null };
  if (flow.view.screen === 'call' && message.callId === undefined) {
    return ended(known, 'CONNECTION_INTERRUPTED');
  }
  return known;
}

/**
 * @param {Flow} flow
 * @param {EndReason} reason
 * @returns {Flow}
 */
function ended(flow, reason) {
  if (flow.view.screen !== 'call' && flow.view.screen !== 'waiting') {
    return flow;
  }
  return show(
    flow,
    reason === 'COMPLETED'
      ? { screen: 'result', kind: 'checking', comment: '' }
      : { screen: 'over', reason, decisionFollows: false },
  );
}

/**
 * @param {Flow} flow
 * @param {Review} review
 * @returns {Flow}
 */
function decided(flow, review) {
  const { view } = flow;
  const outcome = viewOf(review);
  switch (view.screen) {
    case 'over':
      return outcome !== null && outcome.screen === 'result' && outcome.kind === 'checking'
        ? show(flow, { ...view, decisionFollows: true })
        : show(flow, outcome ?? { ...view, decisionFollows: false });
    case 'result':
      return outcome === null ? reopened(flow, view.kind, review) : show(flow, outcome);
    case 'waiting':
    case 'welcome':
      // Whoever calls again after a RETRY is not sent back by the verdict on the attempt before.
      return outcome !== null && outcome.kind !== 'retry' ? show(flow, outcome) : flow;
    default:
      return flow;
  }
}

/**
 * The case was given back to the applicant. A call that has just ended is still `pending` for a moment, which says
 * nothing.
 *
 * @param {Flow} flow
 * @param {string} kind of the result shown until now
 * @param {Review} review
 * @returns {Flow}
 */
function reopened(flow, kind, review) {
  return review.reviewStatus === 'init' || kind !== 'checking' ? show(flow, { screen: 'welcome' }) : flow;
}

/**
 * @param {Flow} flow
 * @param {string} code
 * @param {string} text
 * @returns {Flow}
 */
function refused(flow, code, text) {
  const { view } = flow;
  switch (code) {
    case 'consent-required':
      return { ...flow, consentGiven: false, view: { screen: 'consent', sending: false, failed: false } };
    case 'codec-missing':
      return view.screen === 'call' ? show(flow, { ...check(), problem: 'codec-missing' }) : flow;
    case 'server-full':
      return view.screen === 'waiting' ? show(flow, { ...view, full: true }) : flow;
    case 'call-over':
      return ended({ ...flow, runningCallId: null }, 'CONNECTION_INTERRUPTED');
    case 'not-allowed':
      return view.screen === 'waiting' ? show(flow, { screen: 'stopped', reason: 'refused', detail: text }) : flow;
    default:
      return flow;
  }
}

/**
 * The result screen of a review, or null while the applicant may still call.
 *
 * @param {Review} review
 * @returns {(View & {screen: 'result'}) | null}
 */
function viewOf(review) {
  const comment = review.moderationComment ?? '';
  switch (review.reviewStatus) {
    case 'completed':
      if (review.reviewAnswer === 'GREEN') {
        return { screen: 'result', kind: 'approved', comment: '' };
      }
      return { screen: 'result', kind: review.reviewRejectType === 'FINAL' ? 'final' : 'retry', comment };
    case 'queued':
    case 'onHold':
      return { screen: 'result', kind: 'checking', comment };
    default:
      return null;
  }
}

/**
 * @param {View} view
 * @returns {View}
 */
function left(view) {
  return view.screen === 'call'
    ? { screen: 'over', reason: 'APPLICANT_LEFT', decisionFollows: false }
    : { screen: 'welcome' };
}

/**
 * @param {Flow} flow
 * @param {string} callId
 * @param {string} operatorName
 * @returns {CallView}
 */
function callView(flow, callId, operatorName) {
  // A re-join announces the call again; what the person was last told to do still holds.
  const before = flow.view.screen === 'call' && flow.view.callId === callId ? flow.view : null;
  return {
    screen: 'call',
    callId,
    operatorName,
    peer: before?.peer ?? 'connecting',
    link: before?.link ?? 'connecting',
    linkFailures: before?.linkFailures ?? 0,
    instruction: before?.instruction ?? null,
    still: 'none',
  };
}

/**
 * @param {number} failures
 * @param {LinkState} state
 */
function nextFailures(failures, state) {
  if (state === 'connected') {
    return 0;
  }
  return state === 'failed' ? failures + 1 : failures;
}

/**
 * @param {Flow} flow
 * @param {(view: CallView) => View} change
 * @returns {Flow}
 */
function inCall(flow, change) {
  return flow.view.screen === 'call' ? show(flow, change(flow.view)) : flow;
}

/**
 * @param {Flow} flow
 * @param {View} view
 * @returns {Flow}
 */
function show(flow, view) {
  return { ...flow, view };
}
