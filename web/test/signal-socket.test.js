import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { socketUrl } from '../src/main/resources/web/call/page-socket.js';
import { SignalSocket } from '../src/main/resources/web/call/signal-socket.js';
import { FakeWebSocket, VirtualTime } from './fakes.js';

describe('the signalling socket', () => {
  let time;
  let received;
  let statuses;
  let socket;
  let urgent;

  beforeEach(() => {
    urgent = false;
    time = new VirtualTime();
    received = [];
    statuses = [];
    FakeWebSocket.made = [];
    socket = new SignalSocket({
      url: 'ws://host/websdk/signalling',
      hello: () => ({ type: 'hello', token: 't' }),
      onMessage: (message) => received.push(message),
      onStatus: (status) => statuses.push(status.state),
      isUrgent: () => urgent,
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

  it('tries on a short beat while somebody waits for it, and not without end', () => {
    urgent = true;
    const delays = [];
    for (let failure = 0; failure < 32; failure++) {
      FakeWebSocket.latest.breaks();
      delays.push(socket.status.retryAt - time.now);
      time.advance(delays.at(-1));
    }
    assert.deepEqual(delays, [300, ...Array(29).fill(1000), 8000, 8000]);
  });

  it('leaves a network alone that the page knows to be gone', () => {
    urgent = true;
    FakeWebSocket.latest.breaks();
    time.advance(300);
    urgent = false;
    const delays = [];
    for (let failure = 0; failure < 4; failure++) {
      FakeWebSocket.latest.breaks();
      delays.push(socket.status.retryAt - time.now);
      time.advance(delays.at(-1));
    }
    assert.deepEqual(delays, [1000, 2000, 4000, 8000]);
  });

  for (const outage of [2000, 4000, 6000]) {
    it(`is open again within 2 s after ${outage} ms in which nothing came through`, () => {
      urgent = true;
      FakeWebSocket.latest.breaks();
      const before = FakeWebSocket.made.length;
      let openedAt = Infinity;
      let begun = -1;
      for (let attempt = before; openedAt === Infinity; time.advance(50)) {
        if (FakeWebSocket.made.length > attempt) {
          attempt = FakeWebSocket.made.length;
          begun = time.now;
        }
        // A SYN that got no answer is sent again after 1, 3 and 7 s.
        const knocks = begun < 0 ? [] : [0, 1000, 3000, 7000].map((wait) => begun + wait);
        if (knocks.some((knock) => knock <= time.now && knock >= outage)) {
          openedAt = time.now;
        }
      }
      assert.ok(openedAt - outage <= 2000, `open after ${openedAt - outage} ms`);
      assert.ok(FakeWebSocket.made.length - before <= 1 + outage / 2000, 'no hammering');
    });
  }

  it('gives up an attempt that hangs, later each time', () => {
    const patience = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const begun = time.now;
      while (socket.status.state === 'connecting') {
        time.advance(100);
      }
      patience.push(time.now - begun);
      socket.hurry();
    }
    assert.deepEqual(patience, [2500, 2500, 5000, 10_000, 20_000, 20_000]);
    assert.equal(FakeWebSocket.made.length, 7);
    assert.deepEqual(FakeWebSocket.made.map((made) => made.closedWith), [...Array(6).fill(1000), null]);
  });

  it('hurries only what waits', () => {
    socket.hurry();
    FakeWebSocket.latest.opens();
    time.advance(60_000);
    socket.hurry();
    assert.equal(FakeWebSocket.made.length, 1);
    FakeWebSocket.latest.breaks();
    socket.hurry();
    assert.equal(FakeWebSocket.made.length, 2);
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
