package dev.vident.media.rtcp;

import org.jspecify.annotations.Nullable;

/// Asks for a key frame as a command (RFC 5104 section 4.3.1); only the first entry is kept.
///
/// @param senderSsrc who asks
/// @param mediaSsrc whose key frame
/// @param commandNumber 0–255, the same number repeats the same request
public record FullIntraRequest(int senderSsrc, int mediaSsrc, int commandNumber)
        implements RtcpPacket {

    private static final int LENGTH = 20;

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        RtcpHeader.write(
                buffer,
                offset,
                RtcpHeader.FORMAT_FULL_INTRA,
                RtcpHeader.TYPE_PAYLOAD_SPECIFIC_FEEDBACK,
                LENGTH);
        RtcpHeader.putInt(buffer, offset + 4, senderSsrc);
        RtcpHeader.putInt(buffer, offset + 8, 0);
        RtcpHeader.putInt(buffer, offset + 12, mediaSsrc);
        RtcpHeader.putInt(buffer, offset + 16, commandNumber << 24);
        return offset + LENGTH;
    }

    static @Nullable FullIntraRequest parse(byte[] buffer, int offset, int length) {
        if (length < LENGTH) {
            return null;
        }
        return new FullIntraRequest(
                RtcpHeader.getInt(buffer, offset + 4),
                RtcpHeader.getInt(buffer, offset + 12),
                buffer[offset + 16] & 0xFF);
    }
}
