package dev.vident.media.rtcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for lost packets again (RFC 4585 section 6.2.1).
///
/// ```
/// |        packet id (PID)        | bitmask of following 16 (BLP) |   repeated
/// ```
///
/// @param senderSsrc who asks
/// @param mediaSsrc whose packets
/// @param sequenceNumbers 0–65535 each, in order of sending
public record GenericNack(int senderSsrc, int mediaSsrc, List<Integer> sequenceNumbers)
        implements RtcpPacket {

    private static final int FIXED_LENGTH = 12;
    private static final int FOLLOWERS = 16;

    public GenericNack {
        sequenceNumbers = List.copyOf(sequenceNumbers);
    }

    @Override
    public int length() {
        return FIXED_LENGTH + 4 * entries().size();
    }

    @Override
    public int write(byte[] buffer, int offset) {
        List<Integer> entries = entries();
        int length = FIXED_LENGTH + 4 * entries.size();
        RtcpHeader.write(
                buffer,
                offset,
                RtcpHeader.FORMAT_GENERIC_NACK,
                RtcpHeader.TYPE_TRANSPORT_LAYER_FEEDBACK,
                length);
        RtcpHeader.putInt(buffer, offset + 4, senderSsrc);
        RtcpHeader.putInt(buffer, offset + 8, mediaSsrc);
        int at = offset + FIXED_LENGTH;
        for (int entry : entries) {
            RtcpHeader.putInt(buffer, at, entry);
            at += 4;
        }
        return at;
    }

    static @Nullable GenericNack parse(byte[] buffer, int offset, int length) {
        if (length < FIXED_LENGTH) {
            return null;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int at = offset + FIXED_LENGTH; at + 4 <= offset + length; at += 4) {
            int packetId = RtcpHeader.getShort(buffer, at);
            int bitmask = RtcpHeader.getShort(buffer, at + 2);
            numbers.add(packetId);
            for (int bit = 0; bit < FOLLOWERS; bit++) {
                if (((bitmask >>> bit) & 1) != 0) {
                    numbers.add(packetId + 1 + bit & 0xFFFF);
                }
            }
        }
        return new GenericNack(
                RtcpHeader.getInt(buffer, offset + 4),
                RtcpHeader.getInt(buffer, offset + 8),
                numbers);
    }

    private List<Integer> entries() {
        List<Integer> entries = new ArrayList<>();
        int packetId = -1;
        int bitmask = 0;
        for (int number : sequenceNumbers) {
            int follower = number - packetId - 1 & 0xFFFF;
            if (packetId >= 0 && follower < FOLLOWERS) {
                bitmask |= 1 << follower;
                continue;
            }
            if (packetId >= 0) {
                entries.add(packetId << 16 | bitmask);
            }
            packetId = number;
            bitmask = 0;
        }
        if (packetId >= 0) {
            entries.add(packetId << 16 | bitmask);
        }
        return entries;
    }
}
