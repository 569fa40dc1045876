import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { instructionText } from '../src/main/resources/web/call/steps.js';
import { callReceived, callStarted, deviceNotes, networkBars, recordingLight } from '../src/main/resources/web/desk/call-state.js';
import { CaptureApi, callsWithCaptures } from '../src/main/resources/web/desk/capture-api.js';
import { DeskApi } from '../src/main/resources/web/desk/desk-api.js';
import { factsOf } from '../src/main/resources/web/desk/facts.js';
import { toMillis } from '../src/main/resources/web/desk/format.js';
import { correction, keepInStep } from '../src/main/resources/web/desk/in-step.js';
import { groupLabels, suggestedRejectType, translateLabels } from '../src/main/resources/web/desk/reject-labels.js';
import { de } from '../src/main/resources/web/desk/texts/de.js';

const CALL = callStarted(null, { type: 'callStarting', callId: 'c', identificationId: 'i', applicantId: 'a' }, 1000);

describe('the recording light', () => {
  const report = { type: 'recording', healthy: true, bytesOnDisk: 1, droppedRecords: 0 };

  it('burns while reports come in and goes out by itself when they stop', () => {
    const call = callReceived(CALL, report, 2000);
    assert.equal(recordingLight(CALL, 1500), 'waiting');
    assert.equal(recordingLight(call, 4000), 'healthy');
    assert.equal(recordingLight(call, 6000), 'failing');
  });

  it('fails at once when the server says so', () => {
    assert.equal(recordingLight(callReceived(CALL, { ...report, healthy: false }, 2000), 2000), 'failing');
    const losing = callReceived(CALL, { ...report, healthy: false, droppedRecords: 7 }, 2000);
    const going = callReceived(losing, { ...report, healthy: false, bytesOnDisk: 2, droppedRecords: 7 }, 3000);
    assert.equal(recordingLight(going, 3000), 'incomplete');
    const stuck = callReceived(going, { ...report, healthy: false, bytesOnDisk: 2, droppedRecords: 9 }, 4000);
    assert.equal(recordingLight(stuck, 4000), 'failing');
  });
});

describe('the words about the applicant’s devices', () => {
  const there = callReceived(CALL, { type: 'peer', state: 'connected' }, 0);
  const devices = (change) => ({
    type: 'devices', camera: 'on', microphone: 'on', pageHidden: false, cameraChanges: 0, ...change,
  });
  const notes = (change) => deviceNotes(callReceived(there, devices(change), 0), 0);

  it('tell what is off, what the system has paused and what is behind another page', () => {
    assert.deepEqual(notes({}), []);
    assert.deepEqual(notes({ camera: 'off' }), ['cameraOff']);
    assert.deepEqual(notes({ camera: 'paused', microphone: 'off' }), ['cameraPaused', 'microphoneOff']);
    assert.deepEqual(notes({ camera: 'paused', microphone: 'paused' }), ['bothPaused']);
    assert.deepEqual(notes({ microphone: 'paused', pageHidden: true }), ['hidden', 'microphonePaused']);
  });

  it('tell of another camera for a while', () => {
    const before = callReceived(there, devices({}), 0);
    const after = callReceived(before, devices({ cameraChanges: 1 }), 1000);
    assert.deepEqual(deviceNotes(before, 0), []);
    assert.deepEqual(deviceNotes(after, 10_999), ['cameraChanged']);
    assert.deepEqual(deviceNotes(after, 11_000), []);
  });

  it('leave it to the words about the connection while the applicant is away', () => {
    const away = callReceived(callReceived(there, devices({ camera: 'off' }), 0), { type: 'peer', state: 'reconnecting' }, 0);
    assert.deepEqual(deviceNotes(away, 0), []);
  });
});

describe('the desk', () => {
  it('keeps one entry per still while it moves from requested to stored', () => {
    const requested = callReceived(CALL, { type: 'still', stillId: 's', kind: 'SELFIE', state: 'requested' }, 0);
    const stored = callReceived(requested, { type: 'still', stillId: 's', kind: 'SELFIE', state: 'stored', imageId: 7 }, 0);
    assert.deepEqual(stored.stills, [{ type: 'still', stillId: 's', kind: 'SELFIE', state: 'stored', imageId: 7 }]);
  });

  it('shows an answer to the script once the server has kept it, and the last one when it was corrected', () => {
    const first = { type: 'checked', step: 'FACE', check: 'SAME_PERSON', result: 'FAILED', at: '2026-01-05T10:00:00Z' };
    const second = { ...first, result: 'PASSED', words: 'after a second look' };
    const call = callReceived(callReceived(CALL, first, 0), second, 0);
    assert.deepEqual(CALL.answers, {});
    assert.deepEqual(call.answers, { SAME_PERSON: second });
  });

  it('shows fewer bars the worse the network is', () => {
    const bars = [[1500, 0, 30], [1500, 2, 30], [1500, 6, 30], [1500, 20, 30]].map(
      ([bitrateKbps, lossPercent, roundTripMillis]) => networkBars({ bitrateKbps, lossPercent, roundTripMillis }),
    );
    assert.deepEqual(bars, [4, 3, 2, 1]);
    assert.equal(networkBars(undefined), 0);
  });

  it('finds reject labels by any of their words and makes one final reason decide', () => {
    const labels = [
      { label: 'LOW_QUALITY', group: 'DOCUMENT', defaultRejectType: 'RETRY', text: 'Too poor' },
      { label: 'FORGERY', group: 'FRAUD', defaultRejectType: 'FINAL', text: 'Forged document' },
    ];
    assert.deepEqual([...groupLabels(labels, 'document FORGED').keys()], ['FRAUD']);
    assert.deepEqual([...groupLabels(labels, 'low qual').keys()], ['DOCUMENT']);
    assert.equal(suggestedRejectType(labels, new Set(['LOW_QUALITY'])), 'RETRY');
    assert.equal(suggestedRejectType(labels, new Set(['LOW_QUALITY', 'FORGERY'])), 'FINAL');
  });

  it('has German words for every reject label of the server', () => {
    const catalogue = new URL(
      '../../server/src/main/resources/dev/vident/server/identification/reject-labels.tsv',
      import.meta.url,
    );
    const labels = readFileSync(catalogue, 'utf8').trimEnd().split('\n').map((line) => {
      const [label, group, defaultRejectType, text] = line.split('\t');
      return { label, group, defaultRejectType, text };
    });
    assert.ok(labels.length > 50);
    const english = new Set(labels.flatMap(({ text, group }) => [text, group]));
    const untranslated = translateLabels(labels, de).filter(({ text, group }) => english.has(text) || english.has(group));
    assert.deepEqual(untranslated, []);
  });

  it('lists the data of an applicant in the order a person reads it', () => {
    const applicant = { email: 'a@example.org', info: { dob: '1990-01-01', firstName: 'Ada', idDocs: [{ idDocType: 'PASSPORT', number: 'X0' }] } };
    assert.deepEqual(
      factsOf(applicant, { idDoc: '', validUntil: 'until' }).map((fact) => fact.value),
      ['Ada', '1990-01-01', 'a@example.org', 'PASSPORT X0'],
    );
  });

  it('reads times as numbers, as ISO 8601 and as the wire format', () => {
    const expected = Date.UTC(2026, 0, 5, 10, 0, 0);
    for (const time of [expected, '2026-01-05T10:00:00Z', '2026-01-05 10:00:00', '2026-01-05 10:00:00+0000']) {
      assert.equal(toMillis(time), expected);
    }
  });

  it('repeats what the expired session refused after the next log-in, with the new CSRF token', async () => {
    const seen = [];
    const answers = [
      [401, {}],
      [200, { operatorId: 'o', displayName: 'O', roles: [], csrfToken: 'fresh' }],
      [200, { identificationId: 'i' }],
    ];
    const api = new DeskApi(
      async () => void (await api.login('o', 'p')),
      async (path, init) => {
        seen.push([path, init.headers['X-Vident-Csrf']]);
        const [status, body] = answers.shift();
        return new Response(JSON.stringify(body), { status });
      },
    );
    await api.decide('i', { answer: 'GREEN' });
    assert.deepEqual(seen, [
      ['/desk/api/identifications/i/verdict', undefined],
      ['/desk/api/login', undefined],
      ['/desk/api/identifications/i/verdict', 'fresh'],
    ]);
  });
});

describe('an instruction', () => {
  it('of the built-in script is shown in the language of the applicant, own words as they are', () => {
    const english = 'Put the document down and look straight into the camera.';
    assert.match(instructionText('FACE', english, 'de'), /^Legen Sie den Ausweis weg/);
    assert.equal(instructionText('FACE', 'A bit closer, please.', 'de'), 'A bit closer, please.');
  });
});

describe('films in step', () => {
  const leader = { currentTime: 10, paused: false, ended: false, playbackRate: 1 };

  it('jump only when somebody would notice', () => {
    assert.equal(correction(leader, { currentTime: 10.05, paused: false, seeking: false }).seekTo, null);
    assert.equal(correction(leader, { currentTime: 9.5, paused: false, seeking: false }).seekTo, 10);
    assert.equal(correction(leader, { currentTime: 9.5, paused: false, seeking: true }).seekTo, null);
  });

  it('play while the leading one plays', () => {
    const follower = { currentTime: 10, paused: true, seeking: false };
    assert.equal(correction(leader, follower).play, true);
    assert.equal(correction({ ...leader, paused: true }, follower).play, false);
    assert.equal(correction({ ...leader, ended: true }, follower).play, false);
  });

  it('follow until they are let go', () => {
    const first = new FakeFilm();
    const second = new FakeFilm();
    const stop = keepInStep(first, [second]);
    Object.assign(first, { currentTime: 42, paused: false, playbackRate: 2 });
    first.dispatchEvent(new Event('play'));
    assert.deepEqual([second.currentTime, second.paused, second.playbackRate], [42, false, 2]);
    first.paused = true;
    first.dispatchEvent(new Event('pause'));
    assert.equal(second.paused, true);
    stop();
    first.currentTime = 7;
    first.dispatchEvent(new Event('seeking'));
    assert.equal(second.currentTime, 42);
  });
});

class FakeFilm extends EventTarget {
  currentTime = 0;
  paused = true;
  ended = false;
  seeking = false;
  playbackRate = 1;

  play() {
    this.paused = false;
    return Promise.resolve();
  }

  pause() {
    this.paused = true;
  }
}

describe('packet captures', () => {
  const capture = (callId, number, running = false) => ({ callId, number, running, startedAt: '', bytes: 0, url: '' });

  it('stand with their calls, also when these are over or everybody is cut off', () => {
    const calls = callsWithCaptures(
      [{ callId: 'b', participants: [] }, { callId: 'c', participants: [] }],
      [capture('c', 2), capture('a', 1), capture('d', 1, true), capture('c', 1)],
    );
    assert.deepEqual(
      calls.map(({ callId, over, captures }) => [callId, over, captures.map((one) => one.number)]),
      [['b', false, []], ['c', false, [2, 1]], ['d', false, [1]], ['a', true, [1]]],
    );
  });

  it('are started and stopped by their call', async () => {
    const asked = [];
    const api = new CaptureApi(async (method, path) => asked.push(`${method} ${path}`));
    await api.start('c');
    await api.stop(capture('c', 3));
    assert.deepEqual(asked, ['POST /desk/api/calls/c/captures', 'POST /desk/api/calls/c/captures/3/stop']);
  });
});
