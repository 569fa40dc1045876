package dev.vident.media.rtp;

import java.util.function.IntPredicate;

/// Reads the H.264 payload structures of non-interleaved mode (RFC 6184 sections 5.3 to 5.8) in
/// place.
///
/// ```
///   0 1 2 3 4 5 6 7
///  |F|NRI|  type   |  NAL unit header; type 24: STAP-A, 28: FU-A
///  |S|E|R|  type   |  FU header, second byte of a FU-A
/// ```
final class H264Payload {
    static final int SLICE = 1;
    static final int IDR_SLICE = 5;
    static final int SEQUENCE_PARAMETER_SET = 7;
    static final int PICTURE_PARAMETER_SET = 8;

    /// Types up to this one are NAL units that fill a packet.
    static final int SINGLE_MAX = 23;

    static final int STAP_A = 24;
    static final int FU_A = 28;
    static final int FU_START = 0x80;
    static final int FU_END = 0x40;

    /// Indicator and header of a FU-A.
    static final int FU_HEADERS_LENGTH = 2;

    /// Length field before each unit of a STAP-A.
    static final int SIZE_LENGTH = 2;

    private static final int TYPE = 0x1F;

    private H264Payload() {}

    /// The type in a NAL unit header, FU indicator or FU header.
    static int type(byte header) {
        return header & TYPE;
    }

    /// Whether the packet begins a slice of an instantaneous decoding refresh, or holds what goes
    /// before it.
    static boolean startsKeyFrame(RtpView packet) {
        return begins(packet, type -> type == IDR_SLICE || type == SEQUENCE_PARAMETER_SET);
    }

    /// Whether the packet holds a sequence parameter set. Senders put it before the slices of a key
    /// frame (RFC 7742 section 6.2: in band).
    static boolean holdsParameterSet(RtpView packet) {
        return begins(packet, type -> type == SEQUENCE_PARAMETER_SET);
    }

    /// Whether a NAL unit of such a type begins in the packet.
    private static boolean begins(RtpView packet, IntPredicate wanted) {
        byte[] buffer = packet.buffer();
        int start = packet.payloadOffset();
        int length = packet.payloadLength();
        if (length < 1) {
            return false;
        }
        int type = type(buffer[start]);
        if (type == FU_A) {
            return length > FU_HEADERS_LENGTH
                    && (buffer[start + 1] & FU_START) != 0
                    && wanted.test(type(buffer[start + 1]));
        }
        if (type != STAP_A) {
            return wanted.test(type);
        }
        int end = start + length;
        for (int at = start + 1; unitLength(buffer, at, end) > 0; ) {
            if (wanted.test(type(buffer[at + SIZE_LENGTH]))) {
                return true;
            }
            at += SIZE_LENGTH + unitLength(buffer, at, end);
        }
        return false;
    }

    /// Length of the unit of a STAP-A whose size field is at `at`.
    ///
    /// @return 0 or less when there is no whole unit
    static int unitLength(byte[] buffer, int at, int end) {
        if (at + SIZE_LENGTH >= end) {
            return -1;
        }
        int length = (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
        return at + SIZE_LENGTH + length <= end ? length : -1;
    }
}
