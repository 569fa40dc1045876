/** Was die Aufsicht auf Deutsch liest. */

/** @type {typeof import('./supervisor-en.js').supervisorEn} */
export const supervisorDe = {
  none: 'Es läuft kein Gespräch.',
  failed: 'Die Gespräche konnten nicht geladen werden.',
  actionFailed: 'Das hat nicht geklappt.',
  asJson: 'Als JSON',
  call: 'Gespräch',
  over: 'zu Ende',
  media: (bitrate, loss) => `${bitrate}, ${loss} verloren`,
  captureHint:
    'Ein Paketmitschnitt zeigt in Wireshark, wie das Gespräch läuft: nur Paketköpfe, kein Ton, kein Bild, keine Adresse. Wer ihn beginnt und beendet, steht im Protokoll.',
  captureStart: 'Pakete mitschneiden',
  captureStop: 'Mitschnitt beenden',
  capture: (number) => `Mitschnitt ${number}`,
  captureRunning: 'läuft',
  captureTaken: (packets, size) => `${packets} Pakete, ${size}`,
  captureDropped: (packets) => `${packets} Pakete fehlen: der Datenträger kam nicht nach`,
  captureEnd: {
    STOPPED: 'beendet',
    SIZE_LIMIT: 'beendet, die Größe war erreicht',
    TIME_LIMIT: 'beendet, die Zeit war um',
    CALL_ENDED: 'mit dem Gespräch beendet',
    DISK: 'beendet, der Datenträger nahm nichts mehr an',
    SERVER_STOPPED: 'mit dem Server beendet',
  },
  download: 'Herunterladen',
};
