/** Was die identifizierte Person auf Deutsch liest. */

/** @type {typeof import('./en.js').en} */
export const de = {
  language: 'Deutsch',
  title: 'Videoidentifizierung',
  loading: 'Wird geladen …',
  stepOf: (step, of) => `Schritt ${step} von ${of}`,
  languageLabel: 'Sprache',

  welcomeTitle: 'Bestätigen Sie Ihre Identität im Videogespräch',
  welcomeText:
    'Eine geschulte Person spricht mit Ihnen und sieht sich Ihr Ausweisdokument an. Das Gespräch dauert etwa drei Minuten.',
  welcomeAgainTitle: 'Ihr Gespräch läuft noch',
  welcomeAgainText: 'Die Verbindung wurde auf dieser Seite beendet. Sie können in dasselbe Gespräch zurückkehren.',
  needTitle: 'Das brauchen Sie',
  needDocument: 'Ihren Personalausweis oder Reisepass im Original. Kopien und Fotos genügen nicht.',
  needPlace: 'Einen hellen, ruhigen Platz, an dem Sie allein sind.',
  needDevice: 'Eine Kamera und ein Mikrofon, die funktionieren.',
  needTime: 'Etwa fünf Minuten mit der Wartezeit.',
  begin: 'Beginnen',

  consentTitle: 'Ihre Einwilligung',
  consentLead: 'Bitte lesen Sie das, bevor das Gespräch aufgezeichnet wird.',
  consentCheck: 'Ich habe das gelesen und bin einverstanden.',
  consentGo: 'Einwilligen und weiter',
  consentFailed:
    'Ihre Einwilligung konnte nicht gespeichert werden. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',

  checkTitle: 'Kamera und Mikrofon prüfen',
  checkPrimer:
    'Ihr Browser fragt gleich, ob diese Seite Kamera und Mikrofon verwenden darf. Bitte wählen Sie „Zulassen“.',
  checkGo: 'Kamera und Mikrofon einschalten',
  checkAsking: 'Bitte beantworten Sie die Frage Ihres Browsers.',
  checkSeen: 'Sehen Sie sich? Ihr Gesicht soll hell und vollständig im Bild sein.',
  preview: 'Ihr eigenes Bild',
  levelLabel: 'Mikrofonpegel',
  levelSilent: 'Sagen Sie etwas, damit wir Sie hören.',
  levelHeard: 'Wir hören Sie.',
  lightDark: 'Es ist zu dunkel. Schalten Sie vor sich ein Licht ein.',
  lightBright: 'Es ist zu hell. Drehen Sie sich vom Fenster oder von der Lampe weg.',
  lightGood: 'Das Licht ist gut.',
  cameraLabel: 'Kamera',
  microphoneLabel: 'Mikrofon',
  deviceUnnamed: (number) => `Gerät ${number}`,
  join: 'In die Warteschlange',
  rejoin: 'Zurück ins Gespräch',

  waitingTitle: 'Sie sind in der Warteschlange',
  waitingPosition: 'Ihr Platz',
  waitingNext: 'Sie sind als Nächstes dran.',
  waitingFinding: 'Ihr Platz wird ermittelt …',
  waitingEstimate: (minutes) => (minutes <= 1 ? 'Noch weniger als eine Minute' : `Noch etwa ${minutes} Minuten`),
  waitingStay:
    'Lassen Sie diese Seite offen und halten Sie Ihren Ausweis bereit. Das Gespräch beginnt von selbst.',
  waitingThenTitle: 'So geht es weiter',
  waitingThen: [
    'Sie werden begrüßt.',
    'Sie zeigen Ihren Ausweis, Vorder- und Rückseite.',
    'Sie schauen in die Kamera.',
    'Sie beantworten einige Fragen.',
  ],
  waitingFull: 'Gerade sind alle Leitungen belegt. Ihr Platz bleibt; wir versuchen es alle paar Sekunden wieder.',
  waitingLeave: 'Warteschlange verlassen',

  callTitle: (name) => `Gespräch mit ${name}`,
  callConnecting: 'Das Gespräch wird verbunden …',
  callConnected: 'Verbunden',
  callReconnecting: 'Die Verbindung wird wiederhergestellt …',
  callPeerReconnecting: 'Die Verbindung der Gegenseite wird wiederhergestellt. Bitte warten Sie.',
  callPeerGone: 'Die Gegenseite ist kurz nicht da. Bitte warten Sie.',
  callPeerUnable: 'Ihr Gegenüber muss den Browser wechseln. Bitte warten Sie.',
  callBlocked: 'Bild und Ton kommen nicht durch. Ein anderes Netz (zum Beispiel mobile Daten) hilft vielleicht.',
  callPaused: 'Kamera oder Mikrofon wurden unterbrochen. Kehren Sie zu dieser Seite zurück.',
  callTalk: 'Bitte hören Sie zu.',
  operatorPicture: 'Bild der Gegenseite',
  mute: 'Stumm',
  unmute: 'Ton an',
  cameraOff: 'Kamera aus',
  cameraOn: 'Kamera an',
  flip: 'Kamera wechseln',
  hangUp: 'Auflegen',
  hangUpTitle: 'Gespräch beenden?',
  hangUpText: 'Die Identifizierung ist noch nicht fertig. Wenn Sie auflegen, müssen Sie noch einmal anrufen.',
  hangUpYes: 'Gespräch beenden',
  hangUpNo: 'Im Gespräch bleiben',
  swap: 'Bilder tauschen',
  sound: 'Ton einschalten',
  stillTaking: 'Bitte nicht bewegen, ein Bild wird aufgenommen …',
  stillStored: 'Bild aufgenommen.',
  stillFailed: 'Das Bild gelang nicht. Es wird noch einmal versucht.',

  overTitle: 'Das Gespräch ist beendet',
  overReason: {
    COMPLETED: 'Vielen Dank. Ihre Angaben werden geprüft.',
    APPLICANT_LEFT: 'Sie haben das Gespräch verlassen, bevor die Identifizierung fertig war.',
    CONNECTION_INTERRUPTED: 'Die Verbindung war zu lange unterbrochen.',
    NO_APPLICANT: 'Wir konnten Sie nicht erreichen, deshalb wurde das Gespräch beendet.',
    ABORTED: 'Das Gespräch musste beendet werden, bevor die Identifizierung fertig war.',
  },
  overAgain: 'Sie können jetzt noch einmal anrufen. Ihre Einwilligung müssen Sie nicht wiederholen.',
  overDecision:
    'Es wird entschieden, wie es weitergeht. Sie können diese Seite offen lassen; die Antwort erscheint hier.',
  callAgain: 'Noch einmal anrufen',

  checkingTitle: 'Vielen Dank, das war es',
  checkingText:
    'Ihre Angaben werden jetzt geprüft. Das dauert meist einige Minuten. Sie können diese Seite schließen.',
  approvedTitle: 'Ihre Identität ist bestätigt',
  approvedText: 'Alles ist erledigt. Sie können diese Seite schließen.',
  retryTitle: 'Bitte rufen Sie noch einmal an',
  retryText: 'Die Identifizierung konnte diesmal nicht abgeschlossen werden. Sie können es noch einmal versuchen.',
  finalTitle: 'Ihre Identität konnte nicht bestätigt werden',
  finalText:
    'Diese Entscheidung ist endgültig. Bei Fragen wenden Sie sich bitte an das Unternehmen, das Sie hierher geschickt hat.',
  commentTitle: 'Hinweis zur Entscheidung',

  problem: {
    insecure: {
      title: 'Diese Seite ist nicht gesichert',
      text: 'Browser erlauben die Kamera nur auf Seiten, deren Adresse mit https:// beginnt. Bitte sagen Sie dem Unternehmen Bescheid, das Sie hierher geschickt hat.',
    },
    unsupported: {
      title: 'Dieser Browser kann keine Videogespräche',
      text: 'Bitte öffnen Sie diese Seite mit einer aktuellen Version von Chrome, Safari, Firefox oder Edge.',
    },
    'in-app': {
      title: 'Bitte öffnen Sie diese Seite in Ihrem Browser',
      text: 'Sie haben die Seite in einer anderen App geöffnet, die keine Kamera erlaubt. Kopieren Sie die Adresse und öffnen Sie sie in Chrome oder Safari.',
    },
    'host-blocked': {
      title: 'Die umgebende Seite sperrt die Kamera',
      text: 'Die Website, die diese Seite zeigt, erlaubt ihr die Kamera nicht. Bitte öffnen Sie die Seite für sich.',
    },
    'codec-missing': {
      title: 'Diesem Browser fehlt das Videoformat des Gesprächs',
      text: 'Bitte kopieren Sie die Adresse und öffnen Sie sie mit einer aktuellen Version von Chrome, Safari, Firefox oder Edge oder auf einem anderen Gerät. Ein begonnenes Gespräch wartet eine kleine Weile auf Sie.',
    },
    denied: {
      title: 'Kamera und Mikrofon sind nicht erlaubt',
      text: 'Ohne sie ist kein Videogespräch möglich. Klicken Sie auf das Kamerasymbol oder das Schloss neben der Adresse, wählen Sie für Kamera und Mikrofon „Zulassen“ und versuchen Sie es noch einmal. Am Telefon sehen Sie auch in den Systemeinstellungen bei den Berechtigungen des Browsers nach.',
    },
    'no-camera': {
      title: 'Keine Kamera gefunden',
      text: 'Schließen Sie eine Kamera an oder öffnen Sie diese Seite auf einem Gerät mit Kamera und versuchen Sie es noch einmal.',
    },
    'no-microphone': {
      title: 'Kein Mikrofon gefunden',
      text: 'Schließen Sie ein Mikrofon oder ein Headset an oder nehmen Sie ein anderes Gerät und versuchen Sie es noch einmal.',
    },
    'no-devices': {
      title: 'Weder Kamera noch Mikrofon gefunden',
      text: 'Schließen Sie beides an oder öffnen Sie diese Seite auf einem Gerät, das beides hat, und versuchen Sie es noch einmal.',
    },
    busy: {
      title: 'Kamera oder Mikrofon werden gerade verwendet',
      text: 'Eine andere App oder ein anderer Tab benutzt sie. Schließen Sie Videogespräche und Kamera-Apps und versuchen Sie es noch einmal.',
    },
    unknown: {
      title: 'Kamera und Mikrofon ließen sich nicht starten',
      text: 'Schließen Sie andere Apps, die sie verwenden, oder starten Sie den Browser neu und versuchen Sie es noch einmal.',
    },
  },
  tryAgain: 'Noch einmal versuchen',
  copyAddress: 'Adresse kopieren',
  copied: 'Kopiert',
  openAlone: 'Für sich öffnen',

  lostTitle: 'Die Verbindung ist unterbrochen',
  lostIn: (seconds) => `Neuer Versuch in ${seconds} s. Ihr Platz bleibt.`,
  lostNow: 'Verbindung wird wieder aufgebaut …',
  lostTry: 'Jetzt versuchen',

  stopped: {
    'session-expired': {
      title: 'Ihre Sitzung ist abgelaufen',
      text: 'Bitte gehen Sie zurück zu der Seite oder Nachricht, die Sie hierher gebracht hat, und öffnen Sie den Link noch einmal.',
    },
    'link-unknown': {
      title: 'Dieser Link ist nicht mehr gültig',
      text: 'Er wurde schon benutzt oder ist abgelaufen. Bitte lassen Sie sich einen neuen schicken.',
    },
    'no-link': {
      title: 'In der Adresse fehlt etwas',
      text: 'Bitte öffnen Sie diese Seite mit dem Link, den Sie bekommen haben.',
    },
    'taken-over': {
      title: 'Es geht woanders weiter',
      text: 'Sie haben diese Identifizierung in einem anderen Tab oder auf einem anderen Gerät geöffnet. Sie können sie hierher zurückholen.',
    },
    unreachable: {
      title: 'Der Server ist nicht erreichbar',
      text: 'Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.',
    },
    refused: {
      title: 'Das geht gerade nicht',
      text: 'Bitte versuchen Sie es gleich noch einmal.',
    },
  },
  bringBack: 'Hier weitermachen',
};
