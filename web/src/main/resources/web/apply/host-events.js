/**
 * What the embedding page is told and when: the events of the wire contract, section 4.5, from what happens on this
 * page. Knows neither DOM nor network.
 */

/** The screens an identification leads through, in order; their number is the progress a host may show. */
const STEPS = ['welcome', 'consent', 'check', 'waiting', 'call'];

/** @type {Record<import('../call/messages.js').StillKind, object>} */
const STILLS = {
  FRONT_SIDE: { idDocSetType: 'IDENTITY', idDocSubType: 'FRONT_SIDE' },
  BACK_SIDE: { idDocSetType: 'IDENTITY', idDocSubType: 'BACK_SIDE' },
  SELFIE: { idDocSetType: 'SELFIE' },
  OTHER: {},
};

/**
 * @typedef {import('../call/messages.js').ResultMessage} Result
 *
 * @typedef {{
 *   tell: (event: string, payload?: object) => void,
 *   know: (facts: {applicantId: string, levelName: string}) => void,
 *   scrollToTop: () => void,
 *   rememberScroll: () => void,
 *   restoreScroll: () => void,
 * }} Host
 */

export class HostEvents {
  #host;
  #screen = 'starting';
  #levelName = '';
  #country = '';
  #submittedBefore = false;
  #lastResult = '';

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {import('./session-api.js').Session} session */
  loaded(session) {
    const { applicantId, levelName, reviewStatus, reviewAnswer } = session;
    this.#levelName = levelName;
    this.#country = session.country ?? '';
    this.#submittedBefore = reviewAnswer !== undefined || reviewStatus !== 'init';
    this.#host.know({ applicantId, levelName });
    this.#host.tell('onApplicantLoaded', { applicantId });
  }

  agreed() {
    this.#host.tell('onAgreementSigned', { residency: this.#country });
  }

  joined() {
    this.#host.tell('onVideoIdentCallStarted');
  }

  operatorJoined() {
    this.#host.tell('onVideoIdentModeratorJoined');
  }

  completed() {
    this.#host.tell('onVideoIdentCompleted');
    this.#host.tell(this.#submittedBefore ? 'onApplicantResubmitted' : 'onApplicantSubmitted');
    this.#submittedBefore = true;
  }

  /**
   * @param {import('../call/messages.js').StillKind} kind
   * @param {number} imageId
   */
  stillStored(kind, imageId) {
    this.#host.tell('onDocumentAdded', { imageId, ...STILLS[kind] });
  }

  stillFailed() {
    this.#host.tell('onUploadError', { code: 'upload-failed', error: 'A picture of the call could not be stored' });
  }

  /**
   * Tells a review once, however often the server repeats it.
   *
   * @param {Result} result
   */
  reviewed(result) {
    const status = statusEvent(result, this.#levelName);
    const text = JSON.stringify(status);
    if (text === this.#lastResult) {
      return;
    }
    this.#lastResult = text;
    this.#host.tell('onApplicantStatusChanged', status);
    if (result.reviewStatus !== 'completed') {
      return;
    }
    if (result.reviewAnswer !== undefined) {
      this.#host.tell('onModuleResultPresented', { answer: result.reviewAnswer });
    }
    if (result.reviewRejectType !== 'RETRY') {
      this.#host.tell('onApplicantVerificationCompleted', status);
    }
  }

  /**
   * @param {string} reason
   * @param {string} detail
   */
  stopped(reason, detail) {
    this.#host.tell('onError', { code: reason, error: detail === '' ? 'The identification cannot go on' : detail });
  }

  /**
   * The page shows another screen: progress, and where the embedding page should be scrolled to. The call is taller
   * than what surrounds it, so the place before it is found again after it.
   *
   * @param {string} now
   */
  shows(now) {
    const before = this.#screen;
    if (now === before) {
      return;
    }
    this.#screen = now;
    const step = STEPS.indexOf(now) + 1;
    if (step > 0) {
      this.#host.tell('onVerificationProgressChanged', { currentStep: step, totalSteps: STEPS.length });
    }
    if (now === 'call') {
      this.#host.rememberScroll();
    } else if (before === 'call') {
      this.#host.restoreScroll();
    } else if (before !== 'starting') {
      this.#host.scrollToTop();
    }
  }
}

/**
 * The review as the loader's `onApplicantStatusChanged` tells it.
 *
 * @param {Result} result
 * @param {string} levelName
 */
export function statusEvent(result, levelName) {
  const { reviewStatus, reviewAnswer, reviewRejectType, moderationComment } = result;
  const reviewResult = reviewAnswer && {
    reviewAnswer,
    ...(reviewRejectType && { reviewRejectType }),
    ...(moderationComment && { moderationComment }),
  };
  return {
    reprocessing: false,
    levelName,
    reviewStatus,
    autoChecked: false,
    ...(reviewResult && { reviewResult }),
  };
}
