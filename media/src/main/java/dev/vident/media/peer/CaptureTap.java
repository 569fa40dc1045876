package dev.vident.media.peer;

import dev.vident.media.capture.CaptureDirection;
import dev.vident.media.capture.ParticipantCapture;
import org.jspecify.annotations.Nullable;

/// Where a capture, if there is one, sees the packets of a session.
final class CaptureTap {
    private @Nullable ParticipantCapture capture;

    /// @param newCapture null for none
    void show(@Nullable ParticipantCapture newCapture) {
        capture = newCapture;
    }

    void rtp(CaptureDirection direction, byte[] buffer, int offset, int length, long nowMicros) {
        if (capture != null) {
            capture.rtp(direction, buffer, offset, length, nowMicros);
        }
    }

    void rtcp(CaptureDirection direction, byte[] buffer, int offset, int length, long nowMicros) {
        if (capture != null) {
            capture.rtcp(direction, buffer, offset, length, nowMicros);
        }
    }

    void stunReceived(PeerInput.Datagram datagram, long nowMicros) {
        if (capture != null) {
            capture.stun(
                    CaptureDirection.RECEIVED,
                    datagram.buffer(),
                    datagram.offset(),
                    datagram.length(),
                    nowMicros);
        }
    }

    void stunSent(byte[] response, long nowMicros) {
        if (capture != null) {
            capture.stun(CaptureDirection.SENT, response, 0, response.length, nowMicros);
        }
    }

    void dtlsReceived(PeerInput.Datagram datagram, long nowMicros) {
        if (capture != null) {
            capture.dtls(
                    CaptureDirection.RECEIVED,
                    datagram.buffer(),
                    datagram.offset(),
                    datagram.length(),
                    nowMicros);
        }
    }

    void dtlsSent(byte[] datagram, long nowMicros) {
        if (capture != null) {
            capture.dtls(CaptureDirection.SENT, datagram, 0, datagram.length, nowMicros);
        }
    }
}
