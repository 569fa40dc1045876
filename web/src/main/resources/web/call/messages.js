/**
 * The messages of docs/protocol/signalling.md as types. Nothing here runs.
 *
 * @typedef {'connecting' | 'connected' | 'reconnecting' | 'gone' | 'unable'} PeerState
 *
 * @typedef {'FRONT_SIDE' | 'BACK_SIDE' | 'SELFIE' | 'OTHER'} StillKind
 *
 * @typedef {'COMPLETED' | 'APPLICANT_LEFT' | 'CONNECTION_INTERRUPTED' | 'NO_APPLICANT' | 'ABORTED'} EndReason
 *
 * @typedef {'on' | 'off' | 'paused'} DeviceState
 *
 * @typedef {{type: 'devices', camera: DeviceState, microphone: DeviceState, pageHidden: boolean,
 *   cameraChanges: number}} DevicesMessage
 * @typedef {{type: 'captureStill', stillId: string, kind: StillKind}} CaptureStillMessage
 * @typedef {{type: 'offer', sessionId: string, sdp: string, iceServers?: RTCIceServer[]}} OfferMessage
 * @typedef {{type: 'error', code: string, message: string, retryable: boolean}} ErrorMessage
 *
 * @typedef {{
 *   type: 'result',
 *   reviewStatus: string,
 *   reviewAnswer?: 'GREEN' | 'RED',
 *   reviewRejectType?: 'RETRY' | 'FINAL',
 *   moderationComment?: string,
 * }} ResultMessage
 *
 * @typedef {{type: 'welcome', applicantId: string, levelName: string, reviewStatus: string, consentGiven: boolean,
 *   callId?: string}
 *   | {type: 'queued', position: number, estimatedWaitSeconds?: number}
 *   | {type: 'callStarting', callId: string, operatorName: string}
 *   | OfferMessage
 *   | {type: 'peer', state: PeerState}
 *   | {type: 'instruction', step: string, text: string}
 *   | CaptureStillMessage
 *   | {type: 'ended', callId: string, reason: EndReason}
 *   | ResultMessage
 *   | ErrorMessage} ApplicantMessage
 *
 * @typedef {{identificationId: string, applicantId: string, levelName: string, language?: string,
 *   waitingSince: number | string}} QueueEntry
 *
 * @typedef {{type: 'recording', healthy: boolean, bytesOnDisk: number, lastWriteAt?: number | string,
 *   droppedRecords: number}} RecordingMessage
 *
 * @typedef {{type: 'quality', participant: 'applicant' | 'operator', bitrateKbps: number, lossPercent: number,
 *   roundTripMillis?: number}} QualityMessage
 *
 * @typedef {{type: 'still', stillId: string, kind: StillKind, state: 'requested' | 'stored' | 'failed',
 *   imageId?: number, reason?: string}} StillMessage
 *
 * @typedef {{type: 'checked', step: string, check: string, result: 'PASSED' | 'FAILED', words?: string,
 *   at: number | string}} CheckedMessage
 *
 * @typedef {{type: 'composition', callId: string, state: 'recorded' | 'rendering' | 'ready' | 'failed',
 *   mediaId?: string, progress?: number, reason?: string, attempts?: number,
 *   nextAttemptAt?: number | string}} CompositionMessage
 *
 * @typedef {{type: 'welcome', operatorId: string, displayName: string, callId?: string}
 *   | {type: 'queue', entries: QueueEntry[]}
 *   | {type: 'callStarting', callId: string, identificationId: string, applicantId: string}
 *   | OfferMessage
 *   | {type: 'peer', state: PeerState}
 *   | DevicesMessage
 *   | RecordingMessage
 *   | QualityMessage
 *   | StillMessage
 *   | CheckedMessage
 *   | {type: 'ended', callId: string, identificationId: string, reason: EndReason}
 *   | CompositionMessage
 *   | ErrorMessage} OperatorMessage
 */

export {};
