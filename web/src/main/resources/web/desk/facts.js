/** The applicant's data as a flat list for reading aloud and comparing with the document. */

/** @typedef {{key: string, value: string}} Fact */

const TOP = ['externalUserId', 'email', 'phone', 'lang'];
const FIRST = ['firstName', 'middleName', 'lastName', 'legalName', 'dob', 'placeOfBirth', 'nationality', 'country'];

/**
 * @param {Record<string, any>} applicant
 * @param {{idDoc: string, validUntil: string}} words
 * @returns {Fact[]}
 */
export function factsOf(applicant, words) {
  const person = { ...scalars(applicant.fixedInfo), ...scalars(applicant.info) };
  const rest = Object.keys(person).filter((key) => !FIRST.includes(key));
  const documents = [...(applicant.info?.idDocs ?? applicant.fixedInfo?.idDocs ?? [])];
  const addresses = [...(applicant.info?.addresses ?? applicant.fixedInfo?.addresses ?? [])];
  return [
    ...[...FIRST, ...rest].map((key) => ({ key, value: person[key] ?? '' })),
    ...addresses.map((address) => ({ key: 'address', value: addressText(address) })),
    ...TOP.map((key) => ({ key, value: scalars(applicant)[key] ?? '' })),
    ...documents.map((document) => ({ key: 'idDoc', value: documentText(document, words.validUntil) })),
  ].filter((fact) => fact.value !== '');
}

/**
 * A name for a member nobody has translated: `taxResidenceCountry` becomes `Tax residence country`.
 *
 * @param {string} key
 */
export function plainKey(key) {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * @param {Record<string, unknown> | undefined} source
 * @returns {Record<string, string>}
 */
function scalars(source) {
  return Object.fromEntries(
    Object.entries(source ?? {})
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([key, value]) => [key, String(value)]),
  );
}

/** @param {Record<string, unknown>} address */
function addressText(address) {
  if (typeof address.formattedAddress === 'string') {
    return address.formattedAddress;
  }
  return ['street', 'subStreet', 'postCode', 'town', 'state', 'country']
    .map((key) => address[key])
    .filter((part) => typeof part === 'string' && part !== '')
    .join(', ');
}

/**
 * @param {Record<string, unknown>} document
 * @param {string} validUntil
 */
function documentText(document, validUntil) {
  const head = [document.idDocType, document.country, document.number].filter(Boolean).join(' ');
  return document.validUntil ? `${head}, ${validUntil} ${document.validUntil}` : head;
}
