import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { START, next } from '../src/main/resources/web/apply/flow.js';

const LOADED = { type: 'loaded', review: { reviewStatus: 'init' }, consentGiven: false };
const CALL = { type: 'callStarting', callId: 'c1', operatorName: 'Olivia' };

/** @returns the flow after all events, from the start */
function after(...events) {
  return events.reduce(next, START);
}

const inCall = () => after(LOADED, { type: 'consentStored' }, { type: 'mediaReady' }, { type: 'joining' }, CALL);

describe('the way of an applicant', () => {
  it('leads from welcome over consent, check and queue into the call', () => {
    const screens = [];
    [LOADED, { type: 'proceed' }, { type: 'consentSending' }, { type: 'consentStored' }, { type: 'mediaAsking' },
      { type: 'mediaReady' }, { type: 'joining' }, { type: 'queued', position: 2 }, CALL].reduce((flow, event) => {
      const following = next(flow, event);
      screens.push(following.view.screen);
      return following;
    }, START);
    assert.deepEqual(screens,
      ['welcome', 'consent', 'consent', 'check', 'check', 'check', 'waiting', 'waiting', 'call']);
  });

  it('skips a consent that was given before', () => {
    assert.equal(after({ ...LOADED, consentGiven: true }, { type: 'proceed' }).view.screen, 'check');
  });

  it('opens with the result when everything is decided', () => {
    const kinds = [
      { reviewStatus: 'queued' },
      { reviewStatus: 'onHold' },
      { reviewStatus: 'completed', reviewAnswer: 'GREEN' },
      { reviewStatus: 'completed', reviewAnswer: 'RED', reviewRejectType: 'RETRY' },
      { reviewStatus: 'completed', reviewAnswer: 'RED', reviewRejectType: 'FINAL' },
    ].map((review) => after({ ...LOADED, review }).view.kind);
    assert.deepEqual(kinds, ['checking', 'checking', 'approved', 'retry', 'final']);
  });

  it('keeps the instruction through a re-join of the same call', () => {
    const told = next(inCall(), { type: 'instruction', step: 'FACE', text: 'Look into the camera.' });
    assert.equal(next(told, CALL).view.instruction.step, 'FACE');
    assert.equal(next(told, { ...CALL, callId: 'c2' }).view.instruction, null);
  });

  it('learns from a welcome without a call that the call is over', () => {
    const welcome = { type: 'welcome', applicantId: 'a', levelName: 'l', reviewStatus: 'pending', consentGiven: true };
    assert.equal(next(inCall(), welcome).view.reason, 'CONNECTION_INTERRUPTED');
    assert.equal(next(inCall(), { ...welcome, callId: 'c1' }).view.screen, 'call');
  });

  it('shows a finished call as being checked and a broken one as to be repeated', () => {
    assert.equal(next(inCall(), { type: 'ended', callId: 'c1', reason: 'COMPLETED' }).view.kind, 'checking');
    const broken = next(inCall(), { type: 'ended', callId: 'c1', reason: 'ABORTED' });
    assert.deepEqual(broken.view, { screen: 'over', reason: 'ABORTED', decisionFollows: false });
    assert.equal(next(broken, { type: 'result', reviewStatus: 'queued' }).view.decisionFollows, true);
  });

  it('does not let the verdict of an earlier attempt end a new wait', () => {
    const waiting = after(LOADED, { type: 'joining' });
    const old = { type: 'result', reviewStatus: 'completed', reviewAnswer: 'RED', reviewRejectType: 'RETRY' };
    assert.equal(next(waiting, old).view.screen, 'waiting');
  });

  it('begins anew when the case is given back, whatever was shown', () => {
    const rejected = after({ ...LOADED, review: { reviewStatus: 'completed', reviewAnswer: 'RED', reviewRejectType: 'FINAL' } });
    const checking = next(inCall(), { type: 'ended', callId: 'c1', reason: 'COMPLETED' });
    assert.equal(next(rejected, { type: 'result', reviewStatus: 'init' }).view.screen, 'welcome');
    assert.equal(next(rejected, { type: 'result', reviewStatus: 'pending' }).view.screen, 'welcome');
    assert.equal(next(checking, { type: 'result', reviewStatus: 'init' }).view.screen, 'welcome');
    assert.equal(next(checking, { type: 'result', reviewStatus: 'pending' }).view.kind, 'checking');
  });

  it('counts failed links until one connects', () => {
    const failed = ['failed', 'connecting', 'failed'].reduce((flow, state) => next(flow, { type: 'link', state }), inCall());
    assert.equal(failed.view.linkFailures, 2);
    assert.equal(next(failed, { type: 'link', state: 'connected' }).view.linkFailures, 0);
  });

  it('says what is wrong with a browser that lacks the codec of the call, and calls no more by itself', () => {
    const error = { type: 'error', code: 'codec-missing', message: '', retryable: false };
    const refused = next(inCall(), error);
    assert.deepEqual(refused.view, { screen: 'check', asking: false, ready: false, problem: 'codec-missing' });
    assert.equal(next(refused, { type: 'peer', state: 'connected' }).view.problem, 'codec-missing');
  });

  it('asks for consent again when the server misses it, and waits when the server is full', () => {
    const waiting = after(LOADED, { type: 'joining' });
    const error = (code) => ({ type: 'error', code, message: '', retryable: true });
    assert.equal(next(waiting, error('consent-required')).view.screen, 'consent');
    assert.equal(next(waiting, error('server-full')).view.full, true);
  });
});
