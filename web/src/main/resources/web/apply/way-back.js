/** Leads from the page of a link back to where it came from, once the last word is there and could be read. */

const READING_MILLIS = 4000;

export class WayBack {
  #options;
  #begun = false;

  /**
   * @param {{
   *   address: () => Promise<string | null>,
   *   leave: (address: string) => void,
   *   later?: (action: () => void, millis: number) => void,
   * }} options `address` is asked once; null stays
   */
  constructor(options) {
    this.#options = options;
  }

  /** @param {import('./flow.js').View} view what the page shows now */
  async shows(view) {
    const last = view.screen === 'result' && (view.kind === 'approved' || view.kind === 'final');
    if (!last || this.#begun) {
      return;
    }
    this.#begun = true;
    const { address, leave, later = setTimeout } = this.#options;
    const target = await address();
    if (target !== null) {
      later(() => leave(target), READING_MILLIS);
    }
  }
}
