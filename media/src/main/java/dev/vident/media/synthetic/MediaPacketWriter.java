package dev.vident.media.synthetic;

import dev.vident.media.rtp.RtpView;
import dev.vident.media.sdp.OfferedFormats;

/// Writes RTP packets with the three header extensions of our offer (RFC 8285): mid, abs-send-time
/// and transport-wide sequence number, padded to whole words.
final class MediaPacketWriter {
    private static final int EXTENSION_WORDS = 3;

    /// Length of the header in bytes.
    static final int HEADER_LENGTH = RtpView.FIXED_HEADER_LENGTH + 4 + 4 * EXTENSION_WORDS;

    /// abs-send-time counts seconds in 6.18 fixed point.
    private static final int SEND_TIME_FRACTION_BITS = 18;

    private static final long SEND_TIME_CYCLE_MICROS = 64_000_000;

    private int transportNumber;

    MediaPacketWriter(int firstTransportNumber) {
        this.transportNumber = firstTransportNumber;
    }

    /// Writes the header; the caller puts the payload behind it.
    void writeHeader(
            byte[] target,
            String mid,
            int payloadType,
            boolean marker,
            int sequenceNumber,
            int timestamp,
            int ssrc,
            long nowMicros) {
        target[0] = (byte) 0x90;
        target[1] = (byte) ((marker ? 0x80 : 0) | payloadType);
        putShort(target, 2, sequenceNumber);
        putShort(target, 4, timestamp >>> 16);
        putShort(target, 6, timestamp);
        putShort(target, 8, ssrc >>> 16);
        putShort(target, 10, ssrc);
        putShort(target, 12, 0xBEDE);
        putShort(target, 14, EXTENSION_WORDS);
        target[16] = element(OfferedFormats.EXTENSION_MID, 1);
        target[17] = (byte) mid.charAt(0);
        target[18] = element(OfferedFormats.EXTENSION_ABSOLUTE_SEND_TIME, 3);
        long sendTime = (nowMicros % SEND_TIME_CYCLE_MICROS << SEND_TIME_FRACTION_BITS) / 1_000_000;
        target[19] = (byte) (sendTime >>> 16);
        putShort(target, 20, (int) sendTime);
        target[22] = element(OfferedFormats.EXTENSION_TRANSPORT_NUMBER, 2);
        putShort(target, 23, transportNumber++);
        target[25] = 0;
        target[26] = 0;
        target[27] = 0;
    }

    private static byte element(int id, int length) {
        return (byte) ((id << 4) | (length - 1));
    }

    private static void putShort(byte[] target, int at, int value) {
        target[at] = (byte) (value >>> 8);
        target[at + 1] = (byte) value;
    }
}
