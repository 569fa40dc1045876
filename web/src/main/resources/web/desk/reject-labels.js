/**
 * Reject labels as the verdict dialog needs them: searched, grouped, and the kind of rejection that follows.
 *
 * @typedef {import('./desk-api.js').RejectLabel} RejectLabel
 */

/**
 * The labels in the words of the reader's language; what it has no words for stays as the server sent it.
 *
 * @param {readonly RejectLabel[]} labels
 * @param {{rejectLabels: Record<string, string>, rejectGroups: Record<string, string>}} texts
 * @returns {RejectLabel[]}
 */
export function translateLabels(labels, texts) {
  return labels.map((label) => ({
    ...label,
    text: texts.rejectLabels[label.label] ?? label.text,
    group: texts.rejectGroups[label.group] ?? label.group,
  }));
}

/**
 * @param {readonly RejectLabel[]} labels
 * @param {string} search every word must occur in the label, its group or its text
 * @returns {Map<string, RejectLabel[]>} by group, in the order of the server
 */
export function groupLabels(labels, search) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  /** @type {Map<string, RejectLabel[]>} */
  const groups = new Map();
  for (const label of labels) {
    const haystack = `${label.label} ${label.label.replaceAll('_', ' ')} ${label.group} ${label.text}`.toLowerCase();
    if (words.every((word) => haystack.includes(word))) {
      groups.set(label.group, [...(groups.get(label.group) ?? []), label]);
    }
  }
  return groups;
}

/**
 * One final reason makes the whole rejection final.
 *
 * @param {readonly RejectLabel[]} labels
 * @param {ReadonlySet<string>} chosen
 * @returns {'RETRY' | 'FINAL'}
 */
export function suggestedRejectType(labels, chosen) {
  return labels.some((label) => chosen.has(label.label) && label.defaultRejectType === 'FINAL') ? 'FINAL' : 'RETRY';
}

/**
 * The name of a group for people: `DATA_MISMATCH` becomes `Data mismatch`; a name with blanks is shown as it is.
 *
 * @param {string} group
 */
export function plainGroup(group) {
  if (!/^[A-Z_]+$/.test(group)) {
    return group;
  }
  const words = group.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
