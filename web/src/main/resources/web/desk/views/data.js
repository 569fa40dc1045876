import { html, nothing } from 'lit';
import { factsOf, plainKey } from '../facts.js';
import { dateTime } from '../format.js';

/**
 * The applicant's data for reading and comparing.
 *
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../desk-api.js').Case} record
 */
export function dataList({ texts, language }, record) {
  const names = /** @type {Record<string, string>} */ (texts.fact);
  const known = factsOf({ externalUserId: record.externalUserId, ...record.applicant }, texts.fact);
  return html`
    ${known.length === 0 ? html`<p class="quiet">${texts.dataNone}</p>` : nothing}
    <dl class="facts figures">
      ${known.map(
        ({ key, value }) => html`
          <div>
            <dt>${names[key] ?? plainKey(key)}</dt>
            <dd>${value}</dd>
          </div>
        `,
      )}
      <div>
        <dt>${texts.fact.levelName}</dt>
        <dd>${record.levelName}</dd>
      </div>
      <div>
        <dt>${texts.consentAt}</dt>
        <dd>${record.consentAt === undefined ? texts.consentNone : dateTime(record.consentAt, language)}</dd>
      </div>
    </dl>
  `;
}
