/** The HTTP calls of the applicant's page. Knows no DOM; `fetch` can be replaced for tests. */

import { ApiError, request } from '../call/api-error.js';

const STILL_ATTEMPTS_MAX = 4;
const STILL_PAUSE_MILLIS = 800;

/**
 * @typedef {{
 *   applicantId: string,
 *   externalUserId: string,
 *   levelName: string,
 *   lang?: string,
 *   country?: string,
 *   reviewStatus: string,
 *   reviewAnswer?: 'GREEN' | 'RED',
 *   reviewRejectType?: 'RETRY' | 'FINAL',
 *   moderationComment?: string,
 *   consent: {given: boolean, text: string[]},
 *   videoCodec: string,
 * }} Session
 */

export class SessionApi {
  #fetch;
  #renew;
  #token = '';

  /**
   * @param {() => Promise<string | null>} renew asks for a new token after the old one expired; null gives up
   * @param {typeof fetch} [fetchFunction]
   */
  constructor(renew, fetchFunction = (input, init) => fetch(input, init)) {
    this.#renew = renew;
    this.#fetch = fetchFunction;
  }

  get token() {
    return this.#token;
  }

  /** @param {string} token */
  useToken(token) {
    this.#token = token;
  }

  /** @param {string} code */
  async openPermalink(code) {
    const response = await request(this.#fetch, `/websdk/api/permalink/${encodeURIComponent(code)}`, {
      method: 'POST',
    });
    return /** @type {{token: string}} */ (await response.json()).token;
  }

  /** @returns {Promise<Session>} */
  async session() {
    return (await this.#authorized('/websdk/api/session', {})).json();
  }

  /**
   * Where the page of a link leads after the verdict, or null when it stays.
   *
   * @param {string} search the query of the page's own address; the server hands on what is allowed
   * @returns {Promise<string | null>}
   */
  async redirect(search) {
    try {
      const response = await this.#authorized(`/websdk/api/redirect${search}`, {});
      return /** @type {{url: string}} */ (await response.json()).url;
    } catch (error) {
      if (error instanceof ApiError) {
        return null;
      }
      throw error;
    }
  }

  async consent() {
    await this.#authorized('/websdk/api/consent', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ accepted: true }),
    });
  }

  /**
   * Uploads a still and tries again after a broken connection: the picture is evidence.
   *
   * @param {string} stillId
   * @param {Blob} picture
   * @returns {Promise<number>} the id of the stored image
   */
  async still(stillId, picture) {
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await this.#authorized(`/websdk/api/stills/${encodeURIComponent(stillId)}`, {
          method: 'POST',
          headers: { 'Content-Type': picture.type },
          body: picture,
        });
        return /** @type {{imageId: number}} */ (await response.json()).imageId;
      } catch (error) {
        const passing = error instanceof ApiError && (error.status === 0 || error.status >= 500);
        if (!passing || attempt === STILL_ATTEMPTS_MAX) {
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, STILL_PAUSE_MILLIS * attempt));
      }
    }
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #authorized(path, init) {
    try {
      return await request(this.#fetch, path, this.#signed(init));
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) {
        throw error;
      }
      const token = await this.#renew();
      if (token === null) {
        throw error;
      }
      this.#token = token;
      return request(this.#fetch, path, this.#signed(init));
    }
  }

  /** @param {RequestInit} init */
  #signed(init) {
    return { ...init, headers: { ...init.headers, Authorization: `Bearer ${this.#token}` } };
  }
}
