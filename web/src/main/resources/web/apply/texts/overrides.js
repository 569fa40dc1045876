/** Texts an embedding page puts in the place of ours (loader configuration `i18n`, wire contract 4.5). */

const LENGTH_MAX = 1000;
/** Names a language to those who choose one, and is not the host's to change. */
const OURS = 'language';

/**
 * The texts with those of the host in the places it names; what it names and we do not have is left out, as are texts
 * that are made from numbers.
 *
 * @template T
 * @param {T} texts
 * @param {unknown} wanted
 * @returns {T}
 */
export function overridden(texts, wanted) {
  return /** @type {T} */ (merged(texts, wanted));
}

/**
 * @param {unknown} ours
 * @param {unknown} wanted
 * @returns {unknown}
 */
function merged(ours, wanted) {
  if (typeof ours === 'string') {
    return typeof wanted === 'string' && wanted.trim() !== '' ? wanted.slice(0, LENGTH_MAX) : ours;
  }
  if (typeof ours !== 'object' || ours === null || typeof wanted !== 'object' || wanted === null) {
    return ours;
  }
  const theirs = /** @type {Record<string, unknown>} */ (wanted);
  const entries = Object.entries(ours).map(([key, text]) => [
    key,
    key !== OURS && Object.hasOwn(theirs, key) ? merged(text, theirs[key]) : text,
  ]);
  return Array.isArray(ours) ? entries.map(([, text]) => text) : Object.fromEntries(entries);
}

/**
 * The keys a host may name, with dots between levels, each with our text.
 *
 * @param {object} texts
 * @param {string} [above]
 * @returns {[string, string][]}
 */
export function textKeys(texts, above = '') {
  return Object.entries(texts).flatMap(([key, text]) => {
    if (above === '' && key === OURS) {
      return [];
    }
    if (typeof text === 'string') {
      return [/** @type {[string, string]} */ ([above + key, text])];
    }
    return typeof text === 'object' ? textKeys(text, `${above}${key}.`) : [];
  });
}
