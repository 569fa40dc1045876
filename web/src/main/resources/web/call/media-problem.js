/** What keeps a page from a camera, a microphone or a call, and its name in the texts. Knows no DOM. */

/**
 * Why there is no picture or no sound.
 *
 * @typedef {'insecure' | 'unsupported' | 'in-app' | 'host-blocked' | 'codec-missing' | 'denied' | 'no-camera'
 *   | 'no-microphone' | 'no-devices' | 'busy' | 'unknown'} MediaProblem
 */

const IN_APP_BROWSER = /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Snapchat|TikTok|BytedanceWebview|LinkedInApp|GSA\//;

/**
 * What stands in the way before the person is asked for anything.
 *
 * @param {{isSecureContext: boolean, userAgent: string, mediaDevices: object | undefined, allowed: boolean}} page
 * @returns {MediaProblem | null}
 */
export function environmentProblem(page) {
  if (!page.isSecureContext) {
    return 'insecure';
  }
  if (page.mediaDevices === undefined || !('getUserMedia' in page.mediaDevices)) {
    return IN_APP_BROWSER.test(page.userAgent) ? 'in-app' : 'unsupported';
  }
  return page.allowed ? null : 'host-blocked';
}

/**
 * Names the reason of a failed getUserMedia; `kinds` are the kinds of device that exist.
 *
 * @param {unknown} error
 * @param {Set<string>} kinds
 * @returns {MediaProblem}
 */
export function mediaProblem(error, kinds) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError': {
      const camera = kinds.has('videoinput');
      const microphone = kinds.has('audioinput');
      if (!camera && !microphone) {
        return 'no-devices';
      }
      return camera ? 'no-microphone' : 'no-camera';
    }
    default:
      return 'unknown';
  }
}

/**
 * Whether this browser says that it cannot send and receive a video codec. One that does not tell may be able to.
 *
 * @param {string} codec as in SDP
 * @param {{getCapabilities?: (kind: string) => RTCRtpCapabilities | null}[]} sides sender and receiver
 */
export function lacksVideoCodec(codec, sides = [globalThis.RTCRtpSender, globalThis.RTCRtpReceiver]) {
  return sides.some((side) => {
    const codecs = side?.getCapabilities?.('video')?.codecs ?? [];
    return codecs.length > 0 && !codecs.some((each) => isUsable(each, codec));
  });
}

/**
 * We speak H.264 in packetization mode 1 only.
 *
 * @param {{mimeType: string, sdpFmtpLine?: string}} offered
 * @param {string} codec
 */
function isUsable({ mimeType, sdpFmtpLine = '' }, codec) {
  const fits = mimeType.toLowerCase() === `video/${codec.toLowerCase()}`;
  return fits && (codec !== 'H264' || sdpFmtpLine === '' || /packetization-mode=1/.test(sdpFmtpLine));
}
