import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostEvents, statusEvent } from '../src/main/resources/web/apply/host-events.js';

const SESSION = { applicantId: 'a', levelName: 'l', reviewStatus: 'init', country: 'CHE' };

function hostAndEvents() {
  const heard = [];
  const events = new HostEvents({
    tell: (event, payload) => heard.push(payload === undefined ? event : [event, payload]),
    know: (facts) => heard.push(facts),
    scrollToTop: () => heard.push('top'),
    rememberScroll: () => heard.push('remember'),
    restoreScroll: () => heard.push('restore'),
  });
  return { heard, events };
}

describe('what the host is told', () => {
  it('begins with whom it is about', () => {
    const { heard, events } = hostAndEvents();
    events.loaded(SESSION);
    events.agreed();
    assert.deepEqual(heard, [
      { applicantId: 'a', levelName: 'l' },
      ['onApplicantLoaded', { applicantId: 'a' }],
      ['onAgreementSigned', { residency: 'CHE' }],
    ]);
  });

  it('is a submission after the first call and a resubmission after every other', () => {
    const { heard, events } = hostAndEvents();
    events.loaded(SESSION);
    heard.length = 0;
    events.completed();
    events.completed();
    assert.deepEqual(heard, [
      'onVideoIdentCompleted',
      'onApplicantSubmitted',
      'onVideoIdentCompleted',
      'onApplicantResubmitted',
    ]);
  });

  it('is a resubmission where somebody comes back after a refusal', () => {
    const { heard, events } = hostAndEvents();
    events.loaded({ ...SESSION, reviewStatus: 'completed', reviewAnswer: 'RED' });
    events.completed();
    assert.equal(heard.at(-1), 'onApplicantResubmitted');
  });

  it('is each result once, in the shape of the loader', () => {
    const { heard, events } = hostAndEvents();
    events.loaded(SESSION);
    heard.length = 0;
    const red = { type: 'result', reviewStatus: 'completed', reviewAnswer: 'RED', reviewRejectType: 'FINAL' };
    events.reviewed({ type: 'result', reviewStatus: 'queued' });
    events.reviewed({ type: 'result', reviewStatus: 'queued' });
    events.reviewed(red);
    assert.deepEqual(heard, [
      ['onApplicantStatusChanged', statusEvent({ type: 'result', reviewStatus: 'queued' }, 'l')],
      ['onApplicantStatusChanged', statusEvent(red, 'l')],
      ['onModuleResultPresented', { answer: 'RED' }],
      ['onApplicantVerificationCompleted', statusEvent(red, 'l')],
    ]);
    assert.deepEqual(statusEvent(red, 'l'), {
      reprocessing: false,
      levelName: 'l',
      reviewStatus: 'completed',
      autoChecked: false,
      reviewResult: { reviewAnswer: 'RED', reviewRejectType: 'FINAL' },
    });
  });

  it('is not that the verification is over while the applicant may call again', () => {
    const { heard, events } = hostAndEvents();
    events.reviewed({ type: 'result', reviewStatus: 'completed', reviewAnswer: 'RED', reviewRejectType: 'RETRY' });
    assert.deepEqual(heard.map(([event]) => event), ['onApplicantStatusChanged', 'onModuleResultPresented']);
  });

  it('is where to scroll when another screen is shown, but not for the first', () => {
    const { heard, events } = hostAndEvents();
    for (const screen of ['starting', 'welcome', 'welcome', 'consent', 'call', 'result']) {
      events.shows(screen);
    }
    const steps = heard.filter((entry) => Array.isArray(entry)).map(([, payload]) => payload.currentStep);
    assert.deepEqual(steps, [1, 2, 5]);
    assert.deepEqual(heard.filter((entry) => !Array.isArray(entry)), ['top', 'remember', 'restore']);
  });
});
