/** What supervisors read in English. */
export const supervisorEn = {
  none: 'No call is running.',
  failed: 'The calls could not be loaded.',
  actionFailed: 'That did not work.',
  asJson: 'As JSON',
  call: 'Call',
  over: 'over',
  media: (/** @type {string} */ bitrate, /** @type {string} */ loss) => `${bitrate}, ${loss} lost`,
  captureHint:
    'A packet capture shows in Wireshark how the call goes: headers only, no sound, no picture, no address. Who starts and stops it is in the audit trail.',
  captureStart: 'Capture packets',
  captureStop: 'Stop the capture',
  capture: (/** @type {number} */ number) => `Capture ${number}`,
  captureRunning: 'running',
  captureTaken: (/** @type {string} */ packets, /** @type {string} */ size) => `${packets} packets, ${size}`,
  captureDropped: (/** @type {string} */ packets) => `${packets} packets dropped: the disk did not keep up`,
  captureEnd: /** @type {Record<string, string>} */ ({
    STOPPED: 'stopped',
    SIZE_LIMIT: 'ended, it reached its size',
    TIME_LIMIT: 'ended, its time was over',
    CALL_ENDED: 'ended with the call',
    DISK: 'ended, the disk took no more',
    SERVER_STOPPED: 'ended with the server',
  }),
  download: 'Download',
};
