import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { de } from '../src/main/resources/web/apply/texts/de.js';
import { en } from '../src/main/resources/web/apply/texts/en.js';
import { overridden, textKeys } from '../src/main/resources/web/apply/texts/overrides.js';
import { preferredCamera } from '../src/main/resources/web/call/local-media.js';

describe('texts of the embedding page', () => {
  it('take the places they name, at every depth, and leave ours as they are', () => {
    const texts = overridden(en, {
      begin: 'Go',
      waitingThen: ['Hello first'],
      problem: { denied: { title: 'No camera for us' } },
    });
    assert.equal(texts.begin, 'Go');
    assert.deepEqual(texts.waitingThen, ['Hello first', ...en.waitingThen.slice(1)]);
    assert.deepEqual(texts.problem.denied, { title: 'No camera for us', text: en.problem.denied.text });
    assert.equal(texts.join, en.join);
    assert.equal(en.begin, 'Start');
  });

  it('change nothing where they are no texts, too long, unknown or not theirs to change', () => {
    const odd = { begin: 7, join: ' ', stepOf: 'one', problem: 'none', waitingThen: 'x', language: 'X', foo: 'y' };
    const texts = overridden(de, JSON.parse(JSON.stringify({ ...odd, __proto__: null, constructor: { name: 'z' } })));
    assert.deepEqual(Object.entries(texts), Object.entries(de));
    assert.equal(overridden(en, { begin: 'a'.repeat(5000) }).begin.length, 1000);
    for (const nothing of [undefined, null, 'text', 7, []]) {
      assert.deepEqual(overridden(en, nothing), en);
    }
  });

  it('are listed for integrators as they are', () => {
    const listed = readFileSync(new URL('../../docs/api/websdk-texts.md', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    assert.deepEqual(
      listed,
      textKeys(en).map(([key, text]) => `| \`${key}\` | ${text} |`),
    );
  });
});

describe('the camera the embedding page would rather see', () => {
  const cameras = [
    { id: 'a1', label: 'Built-in Camera' },
    { id: 'b2', label: 'Document Camera (046d:0825)' },
  ];

  it('is found by name or id, the most wanted first', () => {
    assert.equal(preferredCamera(cameras, ['document camera'])?.id, 'b2');
    assert.equal(preferredCamera(cameras, ['Gone', 'a1'])?.id, 'a1');
    assert.equal(preferredCamera(cameras, ['built-in', 'b2'])?.id, 'a1');
  });

  it('is none where nothing fits', () => {
    assert.equal(preferredCamera(cameras, ['', 'Other']), undefined);
    assert.equal(preferredCamera([], ['Document Camera']), undefined);
  });
});
