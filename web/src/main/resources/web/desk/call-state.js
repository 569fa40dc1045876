/**
 * What the desk knows about the running call: one pure function from a state and a message to the next state.
 *
 * @typedef {import('../call/messages.js').OperatorMessage} OperatorMessage
 * @typedef {import('../call/messages.js').StillMessage} StillMessage
 *
 * @typedef {{
 *   callId: string,
 *   identificationId: string,
 *   applicantId: string,
 *   startedAt: number,
 *   peer: import('../call/messages.js').PeerState,
 *   link: import('../call/peer-link.js').LinkState,
 *   recording: {message: import('../call/messages.js').RecordingMessage, at: number, growing: boolean} | null,
 *   quality: Partial<Record<'applicant' | 'operator', import('../call/messages.js').QualityMessage>>,
 *   devices: import('../call/messages.js').DevicesMessage | null,
 *   cameraChangedAt: number,
 *   stills: StillMessage[],
 *   step: string,
 *   stepsDone: readonly string[],
 *   instruction: string,
 *   answers: Readonly<Record<string, import('../call/messages.js').CheckedMessage>>,
 * }} CallState
 */

/** The light is updated once a second; an older report says nothing about now. */
export const RECORDING_FRESH_MILLIS = 3500;

/** How long it is told that the applicant took another camera. */
export const CAMERA_CHANGED_SHOWN_MILLIS = 10_000;

/** @type {Record<'camera' | 'microphone', Record<import('../call/messages.js').DeviceState, DeviceNote | null>>} */
const NOTES = {
  camera: { on: null, off: 'cameraOff', paused: 'cameraPaused' },
  microphone: { on: null, off: 'microphoneOff', paused: 'microphonePaused' },
};

/**
 * @param {CallState | null} before the state of the same call before a re-join, if there was one
 * @param {OperatorMessage & {type: 'callStarting'}} message
 * @param {number} now
 * @returns {CallState}
 */
export function callStarted(before, message, now) {
  if (before !== null && before.callId === message.callId) {
    return before;
  }
  return {
    callId: message.callId,
    identificationId: message.identificationId,
    applicantId: message.applicantId,
    startedAt: now,
    peer: 'connecting',
    link: 'connecting',
    recording: null,
    quality: {},
    devices: null,
    cameraChangedAt: -Infinity,
    stills: [],
    step: '',
    stepsDone: [],
    instruction: '',
    answers: {},
  };
}

/**
 * @param {CallState} call
 * @param {OperatorMessage} message
 * @param {number} now
 * @returns {CallState}
 */
export function callReceived(call, message, now) {
  switch (message.type) {
    case 'peer':
      return { ...call, peer: message.state };
    case 'recording':
      return {
        ...call,
        recording: { message, at: now, growing: message.bytesOnDisk > (call.recording?.message.bytesOnDisk ?? 0) },
      };
    case 'quality':
      return { ...call, quality: { ...call.quality, [message.participant]: message } };
    case 'devices': {
      const changed = call.devices !== null && message.cameraChanges > call.devices.cameraChanges;
      return { ...call, devices: message, cameraChangedAt: changed ? now : call.cameraChangedAt };
    }
    case 'still':
      return { ...call, stills: withStill(call.stills, message) };
    case 'checked':
      return { ...call, answers: { ...call.answers, [message.check]: message } };
    default:
      return call;
  }
}

/**
 * @param {CallState} call
 * @param {string} step
 * @param {string} text
 * @returns {CallState}
 */
export function instructed(call, step, text) {
  const done = call.step === '' || call.stepsDone.includes(call.step) ? call.stepsDone : [...call.stepsDone, call.step];
  return { ...call, step, stepsDone: done, instruction: text };
}

/**
 * What the operator has to know about the applicant's devices, while the applicant is there at all.
 *
 * @typedef {'hidden' | 'bothPaused' | 'cameraPaused' | 'cameraOff' | 'microphonePaused' | 'microphoneOff'
 *   | 'cameraChanged'} DeviceNote
 *
 * @param {CallState} call
 * @param {number} now
 * @returns {DeviceNote[]}
 */
export function deviceNotes(call, now) {
  if (call.devices === null || call.peer !== 'connected') {
    return [];
  }
  const { camera, microphone, pageHidden } = call.devices;
  /** @type {DeviceNote[]} */
  const notes = pageHidden ? ['hidden'] : [];
  if (camera === 'paused' && microphone === 'paused') {
    notes.push('bothPaused');
  } else {
    notes.push(...[NOTES.camera[camera], NOTES.microphone[microphone]].filter((note) => note !== null));
  }
  if (now - call.cameraChangedAt < CAMERA_CHANGED_SHOWN_MILLIS) {
    notes.push('cameraChanged');
  }
  return notes;
}

/**
 * The recording light: `waiting` until the first report, `failing` also when reports stop coming, `incomplete` when
 * the disk takes everything again but has lost something.
 *
 * @param {CallState} call
 * @param {number} now
 * @returns {'waiting' | 'healthy' | 'incomplete' | 'failing'}
 */
export function recordingLight(call, now) {
  if (call.recording === null) {
    return now - call.startedAt > 2 * RECORDING_FRESH_MILLIS && call.peer === 'connected' ? 'failing' : 'waiting';
  }
  const fresh = now - call.recording.at <= RECORDING_FRESH_MILLIS;
  if (fresh && call.recording.message.healthy) {
    return 'healthy';
  }
  return fresh && call.recording.growing && call.recording.message.droppedRecords > 0 ? 'incomplete' : 'failing';
}

/**
 * Bars of a network sign, 0 (nothing known) to 4.
 *
 * @param {import('../call/messages.js').QualityMessage | undefined} quality
 */
export function networkBars(quality) {
  if (quality === undefined) {
    return 0;
  }
  const { lossPercent, roundTripMillis = 0, bitrateKbps } = quality;
  if (lossPercent > 10 || roundTripMillis > 800 || bitrateKbps < 60) {
    return 1;
  }
  if (lossPercent > 4 || roundTripMillis > 400 || bitrateKbps < 200) {
    return 2;
  }
  return lossPercent > 1 || roundTripMillis > 200 ? 3 : 4;
}

/**
 * @param {StillMessage[]} stills
 * @param {StillMessage} message
 */
function withStill(stills, message) {
  const known = stills.some((still) => still.stillId === message.stillId);
  return known
    ? stills.map((still) => (still.stillId === message.stillId ? { ...still, ...message } : still))
    : [...stills, message];
}
