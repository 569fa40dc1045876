import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WayIntoCall } from '../src/main/resources/web/call/way-into-call.js';

/** A tab's storage that outlives the page. */
function tab() {
  const entries = new Map();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

const permitting = (states) => ({ query: async ({ name }) => ({ state: states[name] }) });
const BOTH = permitting({ camera: 'granted', microphone: 'granted' });

describe('the way back into a call', () => {
  it('is open to the tab that was in it, as long as it lasts', async () => {
    const storage = tab();
    new WayIntoCall(storage, BOTH).remember('c1');
    const afterReload = new WayIntoCall(storage, BOTH);
    assert.equal(await afterReload.isOpen('c1'), true);
    assert.equal(await afterReload.isOpen('c2'), false);
    afterReload.forget();
    assert.equal(await afterReload.isOpen('c1'), false);
  });

  it('is closed while the browser would ask for a device, or cannot tell', async () => {
    const closed = [permitting({ camera: 'granted', microphone: 'prompt' }), undefined, { query: () => Promise.reject(new TypeError()) }];
    for (const permissions of closed) {
      const way = new WayIntoCall(tab(), permissions);
      way.remember('c1');
      assert.equal(await way.isOpen('c1'), false);
    }
  });

  it('is closed where the browser keeps nothing', async () => {
    const way = new WayIntoCall(null, BOTH);
    way.remember('c1');
    way.forget();
    assert.equal(await way.isOpen('c1'), false);
  });
});
