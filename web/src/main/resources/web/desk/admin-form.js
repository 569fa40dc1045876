/** What the forms of the administration pages have in common. Knows no DOM. */

import { ApiError } from '../call/api-error.js';

/**
 * The lines of a text area without the empty ones.
 *
 * @param {FormDataEntryValue | null} value
 */
export function lines(value) {
  return String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * `Name: value`, one a line.
 *
 * @param {FormDataEntryValue | null} value
 * @returns {import('./admin-api.js').Header[]}
 */
export function headerLines(value) {
  return lines(value).map((line) => {
    const colon = line.indexOf(':');
    return colon < 0
      ? { key: line, value: '' }
      : { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
  });
}

/**
 * What the server said against it, else the given words.
 *
 * @param {unknown} error
 * @param {string} otherwise
 */
export function reasonOf(error, otherwise) {
  return error instanceof ApiError && error.message !== '' ? error.message : otherwise;
}
