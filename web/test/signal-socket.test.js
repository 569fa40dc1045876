import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { SignalSocket, socketUrl } from '../src/main/resources/web/call/signal-socket.js';
import { FakeWebSocket, VirtualTime } from './fakes.js';

describe('the signalling socket', () => {
  let time;
  let received;
  let statuses;
  let socket;

  beforeEach(() => {
    time = new VirtualTime();
    received = [];
    statuses = [];
    FakeWebSocket.made = [];
    socket = new SignalSocket({
      url: 'ws://host/websdk/signalling',
      hello: () => ({ type: 'hello', token: 't' }),
      onMessage: (message) => received.push(message),
      onStatus: (status) => statuses.push(status.state),
      WebSocketClass: FakeWebSocket,
      now: () => time.now,
      random: () => 0.5,
      setTimer: time.setTimer,
      clearTimer: time.clearTimer,
    });
  });

  it('says hello first on every connection', () => {
    FakeWebSocket.latest.opens();
    FakeWebSocket.latest.breaks();
    time.advance(500);
    FakeWebSocket.latest.opens();
    assert.equal(FakeWebSocket.made.length, 2);
    assert.deepEqual(FakeWebSocket.made.map((made) => made.sent[0].type), ['hello', 'hello']);
  });

  it('waits longer after each failure and starts over once the server has spoken', () => {
    const delays = [];
    for (let failure = 0; failure < 6; failure++) {
      FakeWebSocket.latest.breaks();
      delays.push(socket.status.retryAt - time.now);
      time.advance(delays.at(-1));
    }
    assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, 8000]);
    FakeWebSocket.latest.opens();
    FakeWebSocket.latest.says({ type: 'welcome' });
    FakeWebSocket.latest.breaks();
    assert.equal(socket.status.retryAt - time.now, 500);
  });

  for (const code of [4400, 4401, 4409]) {
    it(`stays closed after ${code}`, () => {
      FakeWebSocket.latest.opens();
      FakeWebSocket.latest.breaks(code);
      time.advance(60_000);
      assert.deepEqual(socket.status, { state: 'closed', code });
      assert.equal(FakeWebSocket.made.length, 1);
    });
  }

  it('drops what cannot be sent now', () => {
    assert.equal(socket.send({ type: 'join' }), false);
    FakeWebSocket.latest.opens();
    assert.equal(socket.send({ type: 'join' }), true);
    assert.deepEqual(FakeWebSocket.latest.sent.map((message) => message.type), ['hello', 'join']);
  });

  it('passes objects with a type on and nothing else', () => {
    FakeWebSocket.latest.opens();
    for (const text of ['{"type":"queued","position":2}', 'no json', '[]', 'null', '{"position":1}']) {
      FakeWebSocket.latest.says(text);
    }
    assert.deepEqual(received, [{ type: 'queued', position: 2 }]);
  });

  it('hears nothing and makes nothing new after close', () => {
    const made = FakeWebSocket.latest;
    made.opens();
    socket.close();
    made.says({ type: 'queued', position: 1 });
    made.breaks();
    socket.reconnect();
    time.advance(60_000);
    assert.equal(made.closedWith, 1000);
    assert.equal(FakeWebSocket.made.length, 1);
    assert.deepEqual(received, []);
  });

  it('lives beside the page, secure where the page is', () => {
    assert.equal(socketUrl('/desk/signalling', 'https://a.example:8443/desk?x=1#/y'), 'wss://a.example:8443/desk/signalling');
    assert.equal(socketUrl('/desk/signalling', 'http://localhost:8080/desk'), 'ws://localhost:8080/desk/signalling');
  });
});
