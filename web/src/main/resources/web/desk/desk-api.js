/** The HTTP calls of the desk. Knows no DOM; `fetch` can be replaced for tests. */

import { ApiError, request } from '../call/api-error.js';
import { AdminApi } from './admin-api.js';
import { CaptureApi } from './capture-api.js';

/**
 * @typedef {{operatorId: string, displayName: string, roles: string[], csrfToken: string}} Operator
 * @typedef {{label: string, group: string, defaultRejectType: 'RETRY' | 'FINAL', text: string}} RejectLabel
 * @typedef {number | string} Time epoch milliseconds or a text with the UTC time
 *
 * @typedef {{state: string, mediaId?: string, durationSeconds?: number, progress?: number, reason?: string,
 *   attempts?: number, nextAttemptAt?: Time}} Composition
 * @typedef {{callId: string, startedAt: Time, endedAt?: Time, reason?: string, operatorName: string,
 *   composition?: Composition, script: StepTaken[]}} CallRecord
 * @typedef {{step: string, begunAt?: Time, checks: {check: string, result: 'PASSED' | 'FAILED', words?: string,
 *   operatorName: string, at: Time}[]}} StepTaken
 * @typedef {{participant: string, url: string, durationSeconds: number, hasPicture: boolean}} Film
 * @typedef {{imageId: number, kind: string, takenAt: Time}} Still
 * @typedef {{imageId: number, idDocType: string, idDocSubType?: string, country: string, fileName?: string,
 *   addedAt: Time, deactivated: boolean}} HandedIn
 *
 * @typedef {{identificationId: string, applicantId: string, externalUserId: string, name?: string, levelName: string,
 *   state: string, reviewAnswer?: string, createdAt: Time, operatorName?: string}} CaseSummary
 *
 * @typedef {CaseSummary & {
 *   applicant: Record<string, unknown>,
 *   consentAt?: Time,
 *   calls: CallRecord[],
 *   stills: Still[],
 *   documents: HandedIn[],
 *   tags: string[],
 *   notes: {note: string, createdAt: Time}[],
 *   approvable: boolean,
 *   blockers: string[],
 *   verdict?: VerdictRecord,
 * }} Case
 *
 * @typedef {{answer: 'GREEN' | 'RED', rejectLabels?: string[], rejectType?: 'RETRY' | 'FINAL',
 *   moderationComment?: string, clientComment?: string}} VerdictRecord
 */

export class DeskApi {
  #fetch;
  #loginAgain;
  #csrfToken = '';
  #admin = new AdminApi((method, path, body) => this.#call(method, path, body));
  #media = new CaptureApi((method, path, body) => this.#call(method, path, body));

  /**
   * @param {() => Promise<void>} loginAgain resolves when somebody has logged in after the session expired
   * @param {typeof fetch} [fetchFunction]
   */
  constructor(loginAgain, fetchFunction = (input, init) => fetch(input, init)) {
    this.#loginAgain = loginAgain;
    this.#fetch = fetchFunction;
  }

  /** What administrators may call. */
  get admin() {
    return this.#admin;
  }

  /** What supervisors may call. */
  get media() {
    return this.#media;
  }

  /**
   * @param {string} login
   * @param {string} password
   * @returns {Promise<Operator>}
   */
  async login(login, password) {
    return this.#loggedIn(await this.#plain('POST', '/desk/api/login', { login, password }));
  }

  /** @returns {Promise<Operator | null>} null when nobody is logged in */
  async me() {
    try {
      return this.#loggedIn(await this.#plain('GET', '/desk/api/me'));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        return null;
      }
      throw error;
    }
  }

  async logout() {
    await this.#plain('POST', '/desk/api/logout');
  }

  /** @returns {Promise<RejectLabel[]>} */
  async labels() {
    return (await this.#call('GET', '/desk/api/labels')).items;
  }

  /**
   * @param {number} limit
   * @returns {Promise<CaseSummary[]>}
   */
  async identifications(limit) {
    return (await this.#call('GET', `/desk/api/identifications?limit=${limit}`)).items;
  }

  /**
   * @param {string} id
   * @returns {Promise<Case>}
   */
  identification(id) {
    return this.#call('GET', `/desk/api/identifications/${encodeURIComponent(id)}`);
  }

  /**
   * @param {string} id
   * @param {VerdictRecord} verdict
   * @returns {Promise<Case>}
   */
  decide(id, verdict) {
    return this.#call('POST', `/desk/api/identifications/${encodeURIComponent(id)}/verdict`, verdict);
  }

  /**
   * The recorded call before its composition is there.
   *
   * @param {string} callId
   * @returns {Promise<Film[]>}
   */
  async films(callId) {
    return (await this.#call('GET', `/desk/api/calls/${encodeURIComponent(callId)}/views`)).items;
  }

  /** @param {string} callId */
  async cancelComposition(callId) {
    await this.#call('POST', `/desk/api/compositions/${encodeURIComponent(callId)}/cancel`);
  }

  /** @param {string} callId */
  async retryComposition(callId) {
    await this.#call('POST', `/desk/api/compositions/${encodeURIComponent(callId)}/retry`);
  }

  /**
   * @param {'GET' | 'POST'} method
   * @param {string} path
   * @param {object} [body]
   */
  async #call(method, path, body) {
    try {
      return await this.#plain(method, path, body);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) {
        throw error;
      }
      await this.#loginAgain();
      return this.#plain(method, path, body);
    }
  }

  /**
   * @param {'GET' | 'POST'} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #plain(method, path, body) {
    /** @type {Record<string, string>} */
    const headers = {};
    if (method !== 'GET' && this.#csrfToken !== '') {
      headers['X-Vident-Csrf'] = this.#csrfToken;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const response = await request(this.#fetch, path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return response.json();
  }

  /** @param {Operator} operator */
  #loggedIn(operator) {
    this.#csrfToken = operator.csrfToken;
    return operator;
  }
}
