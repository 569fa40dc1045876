import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { PeerLink } from '../src/main/resources/web/call/peer-link.js';
import { FakePeerConnection, FakeTrack, VirtualTime } from './fakes.js';

describe('a peer link', () => {
  let time;
  let answers;
  let restarts;
  let states;
  let link;

  beforeEach(async () => {
    time = new VirtualTime();
    answers = [];
    restarts = [];
    states = [];
    const tracks = { audio: new FakeTrack('audio'), video: new FakeTrack('video', 1920, 1080) };
    link = new PeerLink('s1', {
      sendAnswer: (sessionId, sdp) => answers.push([sessionId, sdp]),
      sendRestart: (sessionId) => restarts.push(sessionId),
      onState: (state) => states.push(state),
      onRemoteTrack: () => undefined,
      localTrack: (kind) => tracks[kind],
      PeerConnectionClass: FakePeerConnection,
      setTimer: time.setTimer,
      clearTimer: time.clearTimer,
      now: () => time.now,
    });
    await link.accept('offer');
  });

  /** Time passes in steps short enough for what waits for figures of the connection. */
  async function passes(millis, bytesEachStep = 0) {
    for (let at = 0; at < millis; at += 50) {
      FakePeerConnection.latest.bytes += bytesEachStep;
      time.advance(50);
      await new Promise(setImmediate);
    }
  }

  it('answers the offer with both tracks, sending and receiving', () => {
    assert.deepEqual(answers, [['s1', 'answer 1']]);
    const sending = FakePeerConnection.latest.transceivers.map(({ direction, sender }) => [direction, sender.track.kind]);
    assert.deepEqual(sending, [['sendrecv', 'audio'], ['sendrecv', 'video']]);
  });

  it('sends 720 lines of a camera that runs at 1080', () => {
    const [, video] = FakePeerConnection.latest.transceivers;
    assert.equal(video.sender.parameters.encodings[0].scaleResolutionDownBy, 1.5);
  });

  it('gives a short break time to heal before it asks for a restart', () => {
    FakePeerConnection.latest.becomes('connected');
    FakePeerConnection.latest.becomes('disconnected');
    time.advance(1900);
    FakePeerConnection.latest.becomes('connected');
    time.advance(60_000);
    assert.deepEqual(restarts, []);
    assert.deepEqual(states, ['connected', 'reconnecting', 'connected']);
  });

  it('restarts ICE under the same session when the break lasts', async () => {
    FakePeerConnection.latest.becomes('connected');
    FakePeerConnection.latest.becomes('disconnected');
    time.advance(2000);
    assert.deepEqual(restarts, ['s1']);
    await link.accept('offer after restart');
    FakePeerConnection.latest.becomes('connected');
    time.advance(60_000);
    assert.deepEqual(answers, [['s1', 'answer 1'], ['s1', 'answer 2']]);
    assert.equal(link.state, 'connected');
  });

  it('is connected again after a restart over a path that never broke', async () => {
    FakePeerConnection.latest.becomes('connected');
    link.restart();
    await link.accept('offer after restart');
    time.advance(60_000);
    assert.equal(link.state, 'connected');
  });

  it('takes a second of silence for a dead path, long before the browser does', async () => {
    FakePeerConnection.latest.becomes('connected');
    await passes(5000, 60);
    assert.deepEqual(restarts, []);
    await passes(900);
    assert.deepEqual(restarts, []);
    await passes(400);
    assert.deepEqual(restarts, ['s1']);
    assert.equal(link.state, 'reconnecting');
  });

  it('believes after a restart what it hears, not what the browser still says', async () => {
    FakePeerConnection.latest.becomes('connected');
    await passes(1000, 60);
    await passes(1300);
    await link.accept('offer after restart');
    await passes(3000);
    assert.equal(link.state, 'reconnecting');
    await passes(300, 60);
    assert.equal(link.state, 'connected');
    assert.deepEqual(restarts, ['s1']);
    assert.deepEqual(states, ['connected', 'reconnecting', 'connected']);
  });

  it('fails when a restart brings nothing back, and asks no more', () => {
    FakePeerConnection.latest.becomes('failed');
    time.advance(8000);
    assert.equal(link.state, 'failed');
    link.restart();
    assert.deepEqual(restarts, ['s1']);
  });

  it('says nothing more once it is closed', () => {
    link.close();
    link.restart();
    time.advance(60_000);
    assert.equal(FakePeerConnection.latest.closed, true);
    assert.deepEqual(restarts, []);
    assert.deepEqual(states, ['closed']);
  });
});
