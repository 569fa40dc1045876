/** A refusal by the server's HTTP side; `status` 0 means that it could not be reached. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {{description?: string, blockers?: string[]}} [body]
   */
  constructor(status, body = {}) {
    super(body.description ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }
}

/**
 * @param {typeof fetch} fetchFunction
 * @param {string} path
 * @param {RequestInit} init
 * @returns {Promise<Response>} an answer of the 2xx kind
 */
export async function request(fetchFunction, path, init) {
  let response;
  try {
    response = await fetchFunction(path, { cache: 'no-store', ...init });
  } catch {
    throw new ApiError(0);
  }
  if (!response.ok) {
    throw new ApiError(response.status, await response.json().catch(() => ({})));
  }
  return response;
}
