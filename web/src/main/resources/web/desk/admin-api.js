/** The HTTP calls of the administration pages. Knows no DOM. */

/**
 * @typedef {'sandbox' | 'production'} Mode
 * @typedef {{id: string, name: string, mode: Mode, publicPart: string, permissions: string[], allowedIps: string[],
 *   sourceKeys: string[], watermark: boolean, revoked: boolean, createdAt: string, lastUsedAt?: string, oldSecretUntil?: string}} AppToken
 * @typedef {AppToken & {token: string, secretKey: string}} IssuedToken
 * @typedef {{name: string, mode: string, permissions: string[], allowedIps: string[], sourceKeys: string[],
 *   watermark: boolean}} NewToken
 *
 * @typedef {{key: string, value: string}} Header
 * @typedef {{id: string, name: string, target: string, types: string[], applicantType?: string, sourceKeys?: string[],
 *   secretKey: string, signatureAlgorithm: string, headers?: Header[], notResendFailedWebhooks: boolean,
 *   disabled: boolean, createdAt: string}} Webhook
 * @typedef {{at: string, durationMs: number, status?: number, answer?: string, failure?: string}} Attempt
 * @typedef {{id: string, type: string, createdAtMs: string, state: string, nextAttemptAt?: string, payload: string,
 *   attempts?: Attempt[]}} Delivery
 */

const ROOT = '/desk/api/admin';

export class AdminApi {
  #call;

  /** @param {(method: 'GET' | 'POST', path: string, body?: object) => Promise<any>} call */
  constructor(call) {
    this.#call = call;
  }

  /** @returns {Promise<AppToken[]>} */
  async tokens() {
    return (await this.#call('GET', `${ROOT}/tokens`)).items;
  }

  /**
   * @param {NewToken} wanted
   * @returns {Promise<IssuedToken>}
   */
  createToken(wanted) {
    return this.#call('POST', `${ROOT}/tokens`, wanted);
  }

  /**
   * @param {string} id
   * @param {number} graceSeconds
   * @returns {Promise<IssuedToken>}
   */
  rotateToken(id, graceSeconds) {
    return this.#call('POST', `${ROOT}/tokens/${id}/rotate`, { graceSeconds });
  }

  /**
   * @param {string} id
   * @returns {Promise<AppToken[]>} all tokens, afterwards
   */
  async revokeToken(id) {
    return (await this.#call('POST', `${ROOT}/tokens/${id}/revoke`)).items;
  }

  /**
   * @param {Mode} mode
   * @returns {Promise<{items: Webhook[], types: string[]}>}
   */
  webhooks(mode) {
    return this.#call('GET', `${ROOT}/webhooks/${mode}`);
  }

  /**
   * @param {Mode} mode
   * @param {string | null} id null for a new one
   * @param {object} members
   */
  async saveWebhook(mode, id, members) {
    await this.#call('POST', id === null ? `${ROOT}/webhooks/${mode}` : `${ROOT}/webhooks/${mode}/${id}`, members);
  }

  /**
   * @param {Mode} mode
   * @param {string} id
   * @returns {Promise<{payload: string, attempt: Attempt}>}
   */
  testWebhook(mode, id) {
    return this.#call('POST', `${ROOT}/webhooks/${mode}/${id}/test`);
  }

  /**
   * @param {Mode} mode
   * @param {string} id
   * @returns {Promise<Delivery[]>}
   */
  async deliveries(mode, id) {
    return (await this.#call('GET', `${ROOT}/webhooks/${mode}/${id}/deliveries`)).items;
  }

  /**
   * @param {Mode} mode
   * @param {string} id
   * @param {string} deliveryId
   */
  async redeliver(mode, id, deliveryId) {
    await this.#call('POST', `${ROOT}/webhooks/${mode}/${id}/deliveries/${deliveryId}/redeliver`);
  }
}
