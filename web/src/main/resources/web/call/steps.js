/**
 * The built-in script: what the operator leads through and what the applicant is told, in every language of the pages.
 * Keys 1–9 of the desk follow this order.
 *
 * @typedef {'de' | 'en'} Language
 * @typedef {{
 *   step: string,
 *   still: import('./messages.js').StillKind | null,
 *   shows: 'document' | 'face' | 'talk',
 *   title: Record<Language, string>,
 *   text: Record<Language, string>,
 *   hint: Record<Language, string>,
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
    hint: {
      en: 'Alone, calm, well lit, no filter? Does the person act of their own free will?',
      de: 'Allein, ruhig, gut beleuchtet, kein Filter? Handelt die Person aus freiem Willen?',
    },
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
    hint: {
      en: 'Sharp, complete, no finger over data. Take the still.',
      de: 'Scharf, vollständig, kein Finger über Daten. Bild aufnehmen.',
    },
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
    hint: {
      en: 'Hologram and colour change with the angle; print and edges look right.',
      de: 'Hologramm und Farbe ändern sich mit dem Winkel; Druck und Kanten stimmen.',
    },
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
    hint: {
      en: 'Machine-readable lines legible, same name and number as in front.',
      de: 'Maschinenlesbare Zeilen lesbar, Name und Nummer wie vorne.',
    },
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
    hint: {
      en: 'Same person as in the document? Take the still.',
      de: 'Dieselbe Person wie im Ausweis? Bild aufnehmen.',
    },
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
    hint: {
      en: 'No flicker at the edges of the face, no delay between lips and voice.',
      de: 'Kein Flimmern am Gesichtsrand, kein Versatz zwischen Lippen und Stimme.',
    },
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
    hint: {
      en: 'Date of birth, address, why the account is opened and for whom. Answers come without help.',
      de: 'Geburtsdatum, Adresse, wozu und für wen das Konto eröffnet wird. Antworten ohne fremde Hilfe.',
    },
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
    hint: {
      en: 'Say when and how the result will arrive, then end the call.',
      de: 'Sagen, wann und wie das Ergebnis kommt, dann das Gespräch beenden.',
    },
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
