import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SessionApi } from '../src/main/resources/web/apply/session-api.js';
import { WayBack } from '../src/main/resources/web/apply/way-back.js';

const APPROVED = { screen: 'result', kind: 'approved', comment: '' };

function wayBack(target) {
  const left = [];
  let asked = 0;
  let wait = 0;
  const way = new WayBack({
    address: async () => {
      asked++;
      return target;
    },
    leave: (address) => left.push(address),
    later: (action, millis) => {
      wait = millis;
      action();
    },
  });
  return { way, left, asked: () => asked, wait: () => wait };
}

describe('the way back from the page of a link', () => {
  it('is taken once, after time to read the result', async () => {
    const { way, left, asked, wait } = wayBack('https://a.example/ok');
    await way.shows(APPROVED);
    await way.shows(APPROVED);
    assert.deepEqual(left, ['https://a.example/ok']);
    assert.equal(asked(), 1);
    assert.ok(wait() > 0);
  });

  it('is taken after a final rejection, and not before the last word', async () => {
    const { way, left, asked } = wayBack('https://a.example/no');
    for (const view of [{ screen: 'waiting' }, { ...APPROVED, kind: 'checking' }, { ...APPROVED, kind: 'retry' }]) {
      await way.shows(view);
    }
    assert.equal(asked(), 0);
    await way.shows({ ...APPROVED, kind: 'final' });
    assert.deepEqual(left, ['https://a.example/no']);
  });

  it('is not taken where the link leads nowhere', async () => {
    const { way, left } = wayBack(null);
    await way.shows(APPROVED);
    assert.deepEqual(left, []);
  });

  it('is asked for with the query of the page, and a refusal means to stay', async () => {
    const paths = [];
    const answers = [new Response('{"url":"https://a.example/ok"}'), new Response('{}', { status: 404 })];
    const api = new SessionApi(
      async () => null,
      async (path) => {
        paths.push(path);
        return answers.shift();
      },
    );
    assert.equal(await api.redirect('?campaign=a'), 'https://a.example/ok');
    assert.equal(await api.redirect(''), null);
    assert.deepEqual(paths, ['/websdk/api/redirect?campaign=a', '/websdk/api/redirect']);
  });
});
