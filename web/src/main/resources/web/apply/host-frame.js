/**
 * The page that embeds this one: the handshake of the web SDK loader and the events it forwards to its owner
 * (wire contract, section 4.5). Without a parent frame everything here does nothing.
 */

const INIT_PATIENCE_MILLIS = 3000;
const TOKEN_PATIENCE_MILLIS = 20_000;

/**
 * @typedef {{
 *   accessToken?: string,
 *   lang?: string,
 *   theme?: string,
 *   uiConf?: import('./host-look.js').HostLook,
 *   i18n?: unknown,
 *   preferredCameras?: {IDENTITY?: unknown, SELFIE?: unknown},
 *   controlledNavigationBack?: boolean,
 *   options?: {adaptIframeHeight?: boolean, enableScrollIntoView?: boolean},
 * }} HostInit
 *
 * @typedef {{
 *   onLanguage: (language: string) => void,
 *   onTheme: (theme: string) => void,
 * }} HostCommands
 */

/**
 * The token a loader put into the page's address as `_=id_<base64>`.
 *
 * @param {string} search
 */
export function tokenInAddress(search) {
  const frameId = new URLSearchParams(search).get('_') ?? '';
  if (!frameId.startsWith('id_')) {
    return '';
  }
  try {
    // URLSearchParams turned an unescaped "+" of the base64 text into a blank.
    return atob(frameId.slice(3).replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

export class HostFrame {
  #window;
  #commands;
  #frameId;
  #sessionId = randomId();
  #origin;
  #facts = {};
  #scrolls = false;
  /** @type {((init: HostInit) => void) | null} */
  #initArrived = null;
  /** @type {((token: string | null) => void) | null} */
  #tokenArrived = null;
  #listener = (/** @type {MessageEvent} */ event) => this.#receive(event);

  /**
   * @param {Window} page
   * @param {HostCommands} commands
   */
  constructor(page, commands) {
    this.#window = page;
    this.#commands = commands;
    this.#frameId = new URLSearchParams(page.location.search).get('_')?.replaceAll(' ', '+') ?? '';
    this.#origin = parentOrigin(page);
    page.addEventListener('message', this.#listener);
  }

  get embedded() {
    return this.#window.parent !== this.#window;
  }

  /** Origin of the embedding page; this page's own while it is unknown. */
  get origin() {
    return this.#origin === '*' ? this.#window.location.origin : this.#origin;
  }

  /**
   * Announces the page and waits a moment for what the host has to say.
   *
   * @returns {Promise<HostInit>} empty when there is no host or it does not speak the loader's protocol
   */
  async open() {
    if (!this.embedded) {
      return {};
    }
    const init = await new Promise((/** @type {(init: HostInit) => void} */ resolve) => {
      this.#initArrived = resolve;
      setTimeout(() => resolve({}), INIT_PATIENCE_MILLIS);
      this.#send({ method: 'idCheck.onReady', frameId: this.#frameId, sessionId: this.#sessionId });
    });
    this.#scrolls = init.options?.enableScrollIntoView !== false && init.uiConf?.scrollIntoView !== false;
    this.tell('onInitialized');
    if (init.controlledNavigationBack === true) {
      // This page has its own ways back; a host that shows buttons for them can hide them.
      this.tell('onNavigationUiControlsStateChanged', {
        state: { previousScreenButton: null, closeModalButton: null },
      });
    }
    return init;
  }

  /**
   * Facts that every later message carries, so that a host can tell whom it is about.
   *
   * @param {{applicantId: string, levelName: string}} facts
   */
  know(facts) {
    this.#facts = facts;
  }

  /** Lets the host scroll to the beginning of the frame. */
  scrollToTop() {
    if (this.#scrolls) {
      this.tell('scrollTo', { top: 0 });
    }
  }

  /** Lets the host keep where it is scrolled to, and then scroll to the frame. */
  rememberScroll() {
    if (this.#scrolls) {
      this.tell('getScrollPosition');
    }
  }

  /** Lets the host scroll back to the place it kept. */
  restoreScroll() {
    if (this.#scrolls) {
      this.tell('restoreScrollPosition');
    }
  }

  /**
   * @param {string} event name after `idCheck.`
   * @param {object} [payload]
   */
  tell(event, payload = {}) {
    if (this.embedded) {
      const message = { ...this.#facts, ...payload, method: `idCheck.${event}` };
      this.#send({ ...message, frameId: this.#frameId, sessionId: this.#sessionId });
    }
  }

  /**
   * Asks the host for a fresh access token.
   *
   * @returns {Promise<string | null>}
   */
  renewToken() {
    if (!this.embedded) {
      return Promise.resolve(null);
    }
    return new Promise((resolve) => {
      this.#tokenArrived = resolve;
      setTimeout(() => resolve(null), TOKEN_PATIENCE_MILLIS);
      this.tell('onError', { code: 'invalid-token', error: 'The access token is invalid or has expired' });
    });
  }

  close() {
    this.#window.removeEventListener('message', this.#listener);
  }

  /** @param {MessageEvent} event */
  #receive(event) {
    const known = this.#origin === '*' || event.origin === this.#origin;
    if (event.source !== this.#window.parent || !this.embedded || !known) {
      return;
    }
    const data = event.data ?? {};
    switch (data.method) {
      case 'idCheck.init':
        this.#origin = event.origin === 'null' ? '*' : event.origin;
        this.#initArrived?.(data);
        break;
      case 'idCheck.updateAccessToken':
        this.#tokenArrived?.(typeof data.accessToken === 'string' ? data.accessToken : null);
        break;
      case 'idCheck.scrollPositionStored':
        this.scrollToTop();
        break;
      case 'idCheck.callSetLanguage':
        this.#commands.onLanguage(String(data.language));
        break;
      case 'idCheck.callSetTheme':
        this.#commands.onTheme(String(data.theme));
        break;
      default:
        break;
    }
  }

  /** @param {object} message */
  #send(message) {
    this.#window.parent.postMessage(message, this.#origin);
  }
}

/**
 * Whom to talk to before the host has spoken. The first message repeats only what the parent itself put into the
 * address, so an unknown parent learns nothing new.
 *
 * @param {Window} page
 */
function parentOrigin(page) {
  const ancestor = page.location.ancestorOrigins?.[0];
  if (ancestor !== undefined && ancestor !== 'null') {
    return ancestor;
  }
  try {
    return new URL(page.document.referrer).origin;
  } catch {
    return '*';
  }
}

/** Also works where `randomUUID` is missing because the page is not served over HTTPS. */
function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
