import { de } from './de.js';
import { en } from './en.js';

/** @typedef {typeof en} Texts */

/** @type {Record<string, Texts>} */
export const TEXTS = { en, de };
