/**
 * The built-in script: what the operator leads through and answers and what the applicant is told, in every language
 * of the pages. The server knows the same steps and checks (`dev.vident.server.script`).
 * Keys 1–9 of the desk follow this order.
 *
 * @typedef {'de' | 'en'} Language
 * @typedef {{check: string, title: Record<Language, string>}} Check
 * @typedef {{
 *   step: string,
 *   still: import('./messages.js').StillKind | null,
 *   shows: 'document' | 'face' | 'talk',
 *   title: Record<Language, string>,
 *   text: Record<Language, string>,
 *   checks: readonly Check[],
 * }} Step
 */

/** @type {readonly Step[]} */
export const STEPS = [
  {
    step: 'GREETING',
    still: null,
    shows: 'talk',
    title: { en: 'Greeting and readiness', de: 'Begrüßung und Bereitschaft' },
    text: {
      en: 'Welcome. Please sit in a well-lit place and stay alone in the room.',
      de: 'Willkommen. Bitte setzen Sie sich an einen gut beleuchteten Platz und bleiben Sie allein im Raum.',
    },
    checks: [
      {
        check: 'READY',
        title: { en: 'Alone, calm, well lit, no filter', de: 'Allein, ruhig, gut beleuchtet, kein Filter' },
      },
      {
        check: 'FREE_WILL',
        title: { en: 'Acts of their own free will', de: 'Handelt aus freiem Willen' },
      },
    ],
  },
  {
    step: 'DOCUMENT_FRONT',
    still: 'FRONT_SIDE',
    shows: 'document',
    title: { en: 'Document, front', de: 'Ausweis, Vorderseite' },
    text: {
      en: 'Hold the front of your document to the camera.',
      de: 'Halten Sie die Vorderseite Ihres Ausweises in die Kamera.',
    },
    checks: [
      {
        check: 'FRONT_LEGIBLE',
        title: { en: 'Sharp, complete, no finger over data', de: 'Scharf, vollständig, kein Finger über Daten' },
      },
      {
        check: 'FRONT_UNDAMAGED',
        title: { en: 'Undamaged, picture not replaced', de: 'Unbeschädigt, Lichtbild nicht ausgetauscht' },
      },
    ],
  },
  {
    step: 'DOCUMENT_TILT',
    still: 'OTHER',
    shows: 'document',
    title: { en: 'Security features', de: 'Sicherheitsmerkmale' },
    text: {
      en: 'Tilt the document slowly up and down, and left and right.',
      de: 'Kippen Sie den Ausweis langsam nach oben und unten, nach links und rechts.',
    },
    checks: [
      {
        check: 'OPTICAL_FEATURES',
        title: { en: 'Hologram and colour change with the angle', de: 'Hologramm und Farbe ändern sich mit dem Winkel' },
      },
      {
        check: 'PRINT_AND_EDGES',
        title: { en: 'Print and edges look right', de: 'Druck und Kanten stimmen' },
      },
    ],
  },
  {
    step: 'DOCUMENT_BACK',
    still: 'BACK_SIDE',
    shows: 'document',
    title: { en: 'Document, back', de: 'Ausweis, Rückseite' },
    text: {
      en: 'Turn the document over and hold the back to the camera.',
      de: 'Drehen Sie den Ausweis um und halten Sie die Rückseite in die Kamera.',
    },
    checks: [
      {
        check: 'MACHINE_READABLE',
        title: { en: 'Machine-readable lines legible', de: 'Maschinenlesbare Zeilen lesbar' },
      },
      {
        check: 'SIDES_AGREE',
        title: { en: 'Same name and number as in front', de: 'Name und Nummer wie vorne' },
      },
    ],
  },
  {
    step: 'FACE',
    still: 'SELFIE',
    shows: 'face',
    title: { en: 'Face', de: 'Gesicht' },
    text: {
      en: 'Put the document down and look straight into the camera.',
      de: 'Legen Sie den Ausweis weg und schauen Sie gerade in die Kamera.',
    },
    checks: [
      {
        check: 'SAME_PERSON',
        title: { en: 'Same person as in the document', de: 'Dieselbe Person wie im Ausweis' },
      },
    ],
  },
  {
    step: 'FACE_TURN',
    still: null,
    shows: 'face',
    title: { en: 'Movement', de: 'Bewegung' },
    text: {
      en: 'Turn your head slowly to the left, then to the right, and pass a hand in front of your face.',
      de: 'Drehen Sie den Kopf langsam nach links, dann nach rechts, und führen Sie eine Hand vor dem Gesicht vorbei.',
    },
    checks: [
      {
        check: 'FACE_STEADY',
        title: { en: 'No flicker at the edges of the face', de: 'Kein Flimmern am Gesichtsrand' },
      },
      {
        check: 'VOICE_IN_STEP',
        title: { en: 'No delay between lips and voice', de: 'Kein Versatz zwischen Lippen und Stimme' },
      },
    ],
  },
  {
    step: 'QUESTIONS',
    still: null,
    shows: 'talk',
    title: { en: 'Questions', de: 'Fragen' },
    text: {
      en: 'Please answer a few questions about yourself.',
      de: 'Bitte beantworten Sie einige Fragen zu Ihrer Person.',
    },
    checks: [
      {
        check: 'BIRTH_AND_ADDRESS',
        title: { en: 'Date of birth and address', de: 'Geburtsdatum und Anschrift' },
      },
      {
        check: 'PURPOSE',
        title: { en: 'Why the account is opened, and for whom', de: 'Wozu und für wen das Konto eröffnet wird' },
      },
      {
        check: 'UNAIDED',
        title: { en: 'Answers come without help', de: 'Antworten ohne fremde Hilfe' },
      },
    ],
  },
  {
    step: 'GOODBYE',
    still: null,
    shows: 'talk',
    title: { en: 'Goodbye', de: 'Verabschiedung' },
    text: {
      en: 'Thank you, we have everything we need. The call ends now.',
      de: 'Vielen Dank, wir haben alles, was wir brauchen. Das Gespräch endet jetzt.',
    },
    checks: [
      {
        check: 'RESULT_EXPLAINED',
        title: { en: 'Told when and how the result arrives', de: 'Gesagt, wann und wie das Ergebnis kommt' },
      },
    ],
  },
];

/**
 * What an instruction says in the applicant's language: a text of the built-in script is translated, words of the
 * operator's own are shown as they are.
 *
 * @param {string} step
 * @param {string} text
 * @param {Language} language
 */
export function instructionText(step, text, language) {
  const known = STEPS.find((candidate) => candidate.step === step);
  return known !== undefined && Object.values(known.text).includes(text) ? known.text[language] : text;
}

/** @param {string} step */
export function stepShows(step) {
  return STEPS.find((candidate) => candidate.step === step)?.shows ?? 'talk';
}
