package dev.vident.media.rtcp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Arrival times of packets by transport-wide sequence number
/// (draft-holmer-rmcat-transport-wide-cc-extensions-01 section 3.1).
///
/// ```
/// |      base sequence number     |      packet status count      |
/// |            reference time, 64 ms          | fb packet count   |
/// |         packet chunk          |         packet chunk          |
/// | receive deltas, 250 us, one or two bytes each ...
/// ```
///
/// @param senderSsrc who reports
/// @param mediaSsrc a source of the transport reported on
/// @param baseSequenceNumber number of the first packet reported on, 0–65535
/// @param referenceTime in 64 ms, signed 24 bits
/// @param feedbackCount counts the feedback packets, 0–255
/// @param deltas one per packet: ticks of 250 µs since the packet before that arrived (the first:
///   since the reference time), signed 16 bits, or [#NOT_RECEIVED]
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode are written for the array
public record TransportFeedback(
        int senderSsrc,
        int mediaSsrc,
        int baseSequenceNumber,
        int referenceTime,
        int feedbackCount,
        int[] deltas)
        implements RtcpPacket {

    /// Stands for a packet that did not arrive.
    public static final int NOT_RECEIVED = Integer.MIN_VALUE;

    /// Microseconds in one tick of a delta.
    public static final int TICK_MICROS = 250;

    /// Microseconds in one unit of the reference time.
    public static final int REFERENCE_MICROS = 64_000;

    private static final int FIXED_LENGTH = 20;

    /// The same feedback as another reporter says it, with the numbers moved by an offset.
    public TransportFeedback relayed(int newSenderSsrc, int newMediaSsrc, int sequenceOffset) {
        return new TransportFeedback(
                newSenderSsrc,
                newMediaSsrc,
                baseSequenceNumber + sequenceOffset & 0xFFFF,
                referenceTime,
                feedbackCount,
                deltas);
    }

    @Override
    public int length() {
        int bytes = FIXED_LENGTH + 2 * StatusChunks.count(deltas) + deltaBytes();
        return (bytes + 3) / 4 * 4;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        int length = length();
        RtcpHeader.write(
                buffer,
                offset,
                RtcpHeader.FORMAT_TRANSPORT_WIDE,
                RtcpHeader.TYPE_TRANSPORT_LAYER_FEEDBACK,
                length);
        RtcpHeader.putInt(buffer, offset + 4, senderSsrc);
        RtcpHeader.putInt(buffer, offset + 8, mediaSsrc);
        RtcpHeader.putShort(buffer, offset + 12, baseSequenceNumber);
        RtcpHeader.putShort(buffer, offset + 14, deltas.length);
        RtcpHeader.putInt(buffer, offset + 16, referenceTime << 8 | (feedbackCount & 0xFF));
        int at = StatusChunks.write(deltas, buffer, offset + FIXED_LENGTH);
        at = writeDeltas(buffer, at);
        int padding = offset + length - at;
        Arrays.fill(buffer, at, offset + length, (byte) 0);
        if (padding > 0) {
            buffer[offset] |= 0x20;
            buffer[offset + length - 1] = (byte) padding;
        }
        return offset + length;
    }

    static @Nullable TransportFeedback parse(byte[] buffer, int offset, int length) {
        if (length < FIXED_LENGTH) {
            return null;
        }
        int end = offset + length;
        int[] deltas = new int[RtcpHeader.getShort(buffer, offset + 14)];
        int at = StatusChunks.parse(buffer, offset + FIXED_LENGTH, end, deltas);
        if (at < 0) {
            return null;
        }
        for (int i = 0; i < deltas.length; i++) {
            int size = StatusChunks.deltaSize(deltas[i]);
            if (at + size > end) {
                return null;
            }
            deltas[i] =
                    switch (size) {
                        case 0 -> NOT_RECEIVED;
                        case 1 -> buffer[at] & 0xFF;
                        default -> (short) RtcpHeader.getShort(buffer, at);
                    };
            at += size;
        }
        int time = RtcpHeader.getInt(buffer, offset + 16);
        return new TransportFeedback(
                RtcpHeader.getInt(buffer, offset + 4),
                RtcpHeader.getInt(buffer, offset + 8),
                RtcpHeader.getShort(buffer, offset + 12),
                time >> 8,
                time & 0xFF,
                deltas);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TransportFeedback that
                && senderSsrc == that.senderSsrc
                && mediaSsrc == that.mediaSsrc
                && baseSequenceNumber == that.baseSequenceNumber
                && referenceTime == that.referenceTime
                && feedbackCount == that.feedbackCount
                && Arrays.equals(deltas, that.deltas);
    }

    @Override
    public int hashCode() {
        return 31 * baseSequenceNumber + Arrays.hashCode(deltas);
    }

    private int deltaBytes() {
        int bytes = 0;
        for (int delta : deltas) {
            bytes += StatusChunks.deltaSize(StatusChunks.symbol(delta));
        }
        return bytes;
    }

    private int writeDeltas(byte[] buffer, int offset) {
        int at = offset;
        for (int delta : deltas) {
            int size = StatusChunks.deltaSize(StatusChunks.symbol(delta));
            if (size == 1) {
                buffer[at] = (byte) delta;
            } else if (size == 2) {
                RtcpHeader.putShort(buffer, at, delta);
            }
            at += size;
        }
        return at;
    }
}
