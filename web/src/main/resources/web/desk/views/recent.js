import { html, nothing } from 'lit';
import { LightElement } from '../../look/light-element.js';
import { dateTime } from '../format.js';
import { stateBadge } from './badge.js';

const SHOWN = 50;

/** The latest identifications, each a way to its own page. */
export class Recent extends LightElement {
  static properties = { scene: { attribute: false }, items: { state: true }, failed: { state: true } };

  constructor() {
    super();
    /** @type {import('../desk-page.js').Scene | null} */
    this.scene = null;
    /** @type {import('../desk-api.js').CaseSummary[] | null} */
    this.items = null;
    this.failed = false;
  }

  firstUpdated() {
    void this.#load();
  }

  render() {
    if (this.scene === null) {
      return nothing;
    }
    const { texts } = this.scene;
    return html`
      <section class="recent" aria-labelledby="recent-title">
        <div class="head">
          <h2 id="recent-title">${texts.recentTitle}</h2>
          <button class="button small" @click=${() => this.#load()}>${texts.refresh}</button>
        </div>
        ${this.failed ? html`<div class="notice danger" role="alert">${texts.recentFailed}</div>` : nothing}
        ${this.items === null ? html`<p class="quiet">${texts.loading}</p>` : this.#table(this.scene, this.items)}
      </section>
    `;
  }

  /**
   * @param {import('../desk-page.js').Scene} scene
   * @param {import('../desk-api.js').CaseSummary[]} items
   */
  #table({ texts, language }, items) {
    if (items.length === 0) {
      return html`<p class="empty quiet">${texts.recentEmpty}</p>`;
    }
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.columnName}</th>
            <th scope="col">${texts.columnState}</th>
            <th scope="col">${texts.columnLevel}</th>
            <th scope="col">${texts.columnOperator}</th>
            <th scope="col">${texts.columnCreated}</th>
          </tr>
        </thead>
        <tbody>
          ${items.map(
            (item) => html`
              <tr>
                <td>
                  <a href="#/identification/${item.identificationId}">${item.name || item.externalUserId}</a>
                  ${item.name ? html`<span class="quiet">${item.externalUserId}</span>` : nothing}
                </td>
                <td>${stateBadge(texts, item)}</td>
                <td>${item.levelName}</td>
                <td>${item.operatorName ?? '–'}</td>
                <td class="figures">${dateTime(item.createdAt, language)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  async #load() {
    try {
      this.items = (await this.scene?.office.api.identifications(SHOWN)) ?? [];
      this.failed = false;
    } catch {
      this.failed = true;
      this.items ??= [];
    }
  }
}

customElements.define('vident-recent', Recent);
