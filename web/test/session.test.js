import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tokenInAddress } from '../src/main/resources/web/apply/host-frame.js';
import { SessionApi } from '../src/main/resources/web/apply/session-api.js';
import { environmentProblem, lacksVideoCodec, mediaProblem } from '../src/main/resources/web/call/media-problem.js';

describe('the session of an applicant', () => {
  it('asks for a new token once when the old one has expired', async () => {
    const used = [];
    const api = new SessionApi(
      async () => 'new',
      async (_path, init) => {
        used.push(init.headers.Authorization);
        return new Response('{}', { status: used.length === 1 ? 401 : 200 });
      },
    );
    api.useToken('old');
    await api.session();
    assert.deepEqual(used, ['Bearer old', 'Bearer new']);
    assert.equal(api.token, 'new');
  });

  it('reports the expiry when there is no new token', async () => {
    const api = new SessionApi(async () => null, async () => new Response('{}', { status: 401 }));
    await assert.rejects(api.session(), { status: 401 });
  });

  it('finds the token a loader put into the address, also where a plus sign became a blank', () => {
    const token = 'a?>b~~\u00fb';
    const encoded = Buffer.from(token, 'latin1').toString('base64');
    assert.match(encoded, /\+|\//);
    assert.equal(tokenInAddress(`?_=id_${encoded}`), token);
    assert.equal(tokenInAddress('?_=other'), '');
    assert.equal(tokenInAddress(''), '');
  });
});

describe('a problem with the devices', () => {
  const page = { isSecureContext: true, userAgent: '', mediaDevices: { getUserMedia: true }, allowed: true };

  it('is noticed before the person is asked', () => {
    assert.equal(environmentProblem(page), null);
    assert.equal(environmentProblem({ ...page, isSecureContext: false }), 'insecure');
    assert.equal(environmentProblem({ ...page, mediaDevices: undefined }), 'unsupported');
    assert.equal(environmentProblem({ ...page, mediaDevices: undefined, userAgent: 'FBAN/FBIOS' }), 'in-app');
    assert.equal(environmentProblem({ ...page, allowed: false }), 'host-blocked');
  });

  it('is a codec that the browser lacks in one direction, and none that it does not tell of', () => {
    const side = (...codecs) => ({ getCapabilities: () => ({ codecs }) });
    const vp8 = { mimeType: 'video/VP8' };
    const h264 = { mimeType: 'video/H264', sdpFmtpLine: 'level-asymmetry-allowed=1;packetization-mode=1' };
    const single = { mimeType: 'video/H264', sdpFmtpLine: 'packetization-mode=0' };
    assert.equal(lacksVideoCodec('H264', [side(vp8, h264), side(vp8, single, h264)]), false);
    assert.equal(lacksVideoCodec('H264', [side(vp8), side(vp8, h264)]), true);
    assert.equal(lacksVideoCodec('H264', [side(vp8, h264), side(vp8, single)]), true);
    assert.equal(lacksVideoCodec('VP8', [side(vp8), side(vp8)]), false);
    assert.equal(lacksVideoCodec('H264', [{}, { getCapabilities: () => null }]), false);
    assert.equal(lacksVideoCodec('H264'), false);
  });

  it('is named by what is missing', () => {
    const named = (name, ...kinds) => mediaProblem(new DOMException('', name), new Set(kinds));
    assert.equal(named('NotAllowedError'), 'denied');
    assert.equal(named('NotReadableError', 'videoinput'), 'busy');
    assert.equal(named('NotFoundError', 'audioinput'), 'no-camera');
    assert.equal(named('NotFoundError', 'videoinput'), 'no-microphone');
    assert.equal(named('NotFoundError'), 'no-devices');
    assert.equal(named('SomethingNewError'), 'unknown');
  });
});
