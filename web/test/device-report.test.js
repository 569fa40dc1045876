import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeviceReport } from '../src/main/resources/web/call/device-report.js';

const MEDIA = { cameraOn: true, microphoneOn: true, paused: [], cameraChanges: 0 };

describe('the report on devices', () => {
  it('says once what has changed, and everything again in a new call', () => {
    const sent = [];
    const report = new DeviceReport((message) => sent.push(message) > 0);
    report.tell(MEDIA, false);
    report.tell({ ...MEDIA, cameras: [] }, false);
    report.tell({ ...MEDIA, microphoneOn: false, paused: ['video', 'audio'] }, true);
    report.begin();
    report.tell(MEDIA, false);
    assert.deepEqual(sent.map(({ camera, microphone, pageHidden }) => [camera, microphone, pageHidden]), [
      ['on', 'on', false],
      ['paused', 'off', true],
      ['on', 'on', false],
    ]);
  });

  it('repeats what could not be handed over', () => {
    let open = false;
    let told = 0;
    const report = new DeviceReport(() => {
      told += open ? 1 : 0;
      return open;
    });
    report.tell(MEDIA, false);
    open = true;
    report.tell(MEDIA, false);
    report.tell(MEDIA, false);
    assert.equal(told, 1);
  });

  it('says nothing while there are no devices', () => {
    new DeviceReport(() => assert.fail('nothing to tell')).tell(null, false);
  });
});
