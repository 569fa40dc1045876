/**
 * A value a schema would take, made from its own examples, choices and names.
 *
 * @param {import('./schema-view.js').Schema} schema
 * @param {(schema: import('./schema-view.js').Schema) => import('./schema-view.js').Schema} resolved
 * @returns {unknown}
 */
export function example(schema, resolved) {
  const known = resolved(schema);
  if (known.examples !== undefined) {
    return known.examples[0];
  }
  if (known.const !== undefined) {
    return known.const;
  }
  if (known.enum !== undefined) {
    return known.enum.at(-1);
  }
  const choice = known.oneOf?.find((one) => resolved(one).type !== 'null');
  if (choice !== undefined) {
    return example(choice, resolved);
  }
  switch (known.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(known.properties ?? {}).map(([name, member]) => [name, example(member, resolved)]),
      );
    case 'array':
      return known.items === undefined ? [] : [example(known.items, resolved)];
    case 'integer':
      return 1;
    case 'boolean':
      return false;
    default:
      return known.pattern === '^[0-9a-f]{24}$' ? '66f000000000000000000001' : '…';
  }
}
