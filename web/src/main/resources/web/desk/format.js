/** Numbers and times for people. All of it is shown in tabular figures. */

/**
 * @param {number | string | undefined} time epoch milliseconds, ISO 8601, or `yyyy-mm-dd hh:mm:ss[.mmm]` in UTC
 * @returns {number} epoch milliseconds, or NaN
 */
export function toMillis(time) {
  if (typeof time === 'number') {
    return time;
  }
  const plain = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{3})?)(?:\+0000)?$/.exec(time ?? '');
  return Date.parse(plain === null ? (time ?? '') : `${plain[1]}T${plain[2]}Z`);
}

/** @param {number} millis */
export function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const pair = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${pair(Math.floor(seconds / 60) % 60)}:${pair(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/**
 * @param {number | string | undefined} time
 * @param {string} language
 */
export function dateTime(time, language) {
  const millis = toMillis(time);
  return Number.isNaN(millis)
    ? '–'
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(millis);
}

/**
 * @param {number | string | undefined} moment
 * @param {string} language
 */
export function time(moment, language) {
  const millis = toMillis(moment);
  return Number.isNaN(millis) ? '–' : new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(millis);
}

/**
 * @param {number} bytes
 * @param {string} language
 */
export function size(bytes, language) {
  const megabytes = bytes / 1_000_000;
  const figures = megabytes < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: figures, maximumFractionDigits: figures }).format(megabytes)} MB`;
}

/**
 * @param {number} kbps
 * @param {string} language
 */
export function bitrate(kbps, language) {
  return kbps < 1000
    ? `${Math.round(kbps)} kbit/s`
    : `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(kbps / 1000)} Mbit/s`;
}
