import { html, nothing } from 'lit';
import { dateTime } from '../format.js';

/**
 * What was handed in as files, tags and notes; nothing where there is none.
 *
 * @param {import('../desk-page.js').Scene} scene
 * @param {import('../desk-api.js').Case} record
 */
export function handedIn({ texts, language }, record) {
  return html`
    ${record.documents.length === 0
      ? nothing
      : html`<section aria-labelledby="documents-title">
          <h2 id="documents-title">${texts.documentsTitle}</h2>
          <ul class="documents">
            ${record.documents.map((document) => html`<li>${line(texts, language, document)}</li>`)}
          </ul>
        </section>`}
    ${record.tags.length === 0 && record.notes.length === 0
      ? nothing
      : html`<section aria-labelledby="notes-title">
          <h2 id="notes-title">${texts.notesTitle}</h2>
          ${record.tags.length === 0 ? nothing : html`<p class="quiet">${record.tags.join(' · ')}</p>`}
          ${record.notes.map(
            (note) => html`<p><span class="quiet">${dateTime(note.createdAt, language)}</span> ${note.note}</p>`,
          )}
        </section>`}
  `;
}

/**
 * @param {import('../texts/texts.js').Texts} texts
 * @param {string} language
 * @param {import('../desk-api.js').HandedIn} document
 */
function line(texts, language, document) {
  const name = [document.idDocType, document.idDocSubType, document.country].filter(Boolean).join(' · ');
  const file =
    document.fileName === undefined
      ? nothing
      : html`<a href="/desk/api/images/${document.imageId}" target="_blank" rel="noopener">${document.fileName}</a>`;
  return html`${name} ${file}
    <span class="quiet">
      ${dateTime(document.addedAt, language)}${document.deactivated ? ` (${texts.documentInactive})` : nothing}
    </span>`;
}
