/**
 * The language of a page among those it has: the first wish that is spoken here, or English.
 *
 * @template T
 * @param {Record<string, T>} spoken by two-letter code
 * @param {readonly (string | null | undefined)[]} wishes such as `de-CH`
 * @returns {string}
 */
export function chooseLanguage(spoken, wishes) {
  for (const wish of wishes) {
    const code = (wish ?? '').slice(0, 2).toLowerCase();
    if (code in spoken) {
      return code;
    }
  }
  return 'en';
}
