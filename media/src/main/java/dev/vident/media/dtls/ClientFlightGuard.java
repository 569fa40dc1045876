package dev.vident.media.dtls;

import java.util.Arrays;

/// Keeps a client's ChangeCipherSpec from a server that has not seen the CertificateVerify before
/// it. Bouncy Castle changes to epoch 1 as soon as it has the ClientKeyExchange and then no longer
/// reads a CertificateVerify sent again in epoch 0, so that one lost datagram would end the
/// handshake. The client sends both again together.
///
/// ```
/// record:    | type (1) | version (2) | epoch (2) | sequence (6) | length (2) | body …
/// handshake: | type (1) | length (3) | message sequence (2) | fragment offset (3) | fragment length (3) | …
/// ```
final class ClientFlightGuard {
    private static final int RECORD_HEADER_BYTES = 13;
    private static final int EPOCH_OFFSET = 3;
    private static final int LENGTH_OFFSET = 11;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int MESSAGE_HEADER_BYTES = 12;
    private static final int FRAGMENT_LENGTH_OFFSET = 9;
    private static final int CERTIFICATE_VERIFY = 15;

    private boolean certificateVerifySeen;

    /// The whole records of a datagram that may be passed on; without any it is empty.
    byte[] filter(byte[] datagram) {
        if (certificateVerifySeen) {
            return datagram;
        }
        byte[] kept = new byte[datagram.length];
        int keptLength = 0;
        int at = 0;
        while (at + RECORD_HEADER_BYTES <= datagram.length) {
            int end = at + RECORD_HEADER_BYTES + number(datagram, at + LENGTH_OFFSET, 2);
            if (end > datagram.length) {
                break;
            }
            if (mayPass(datagram, at, end)) {
                System.arraycopy(datagram, at, kept, keptLength, end - at);
                keptLength += end - at;
            }
            at = end;
        }
        return Arrays.copyOf(kept, keptLength);
    }

    private boolean mayPass(byte[] datagram, int at, int end) {
        boolean firstEpoch = number(datagram, at + EPOCH_OFFSET, 2) == 0;
        if (firstEpoch && datagram[at] == HANDSHAKE) {
            noteMessages(datagram, at + RECORD_HEADER_BYTES, end);
        }
        return certificateVerifySeen || datagram[at] != CHANGE_CIPHER_SPEC;
    }

    /// A record may hold several messages or fragments of them.
    private void noteMessages(byte[] datagram, int start, int end) {
        int at = start;
        while (at + MESSAGE_HEADER_BYTES <= end) {
            certificateVerifySeen |= datagram[at] == CERTIFICATE_VERIFY;
            at += MESSAGE_HEADER_BYTES + number(datagram, at + FRAGMENT_LENGTH_OFFSET, 3);
        }
    }

    private static int number(byte[] buffer, int offset, int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (buffer[offset + i] & 0xFF);
        }
        return value;
    }
}
