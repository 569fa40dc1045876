package dev.vident.media.rtcp;

import org.jspecify.annotations.Nullable;

/// Asks for a key frame (RFC 4585 section 6.3.1).
///
/// @param senderSsrc who asks
/// @param mediaSsrc whose key frame
public record PictureLossIndication(int senderSsrc, int mediaSsrc) implements RtcpPacket {

    private static final int LENGTH = 12;

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        RtcpHeader.write(
                buffer,
                offset,
                RtcpHeader.FORMAT_PICTURE_LOSS,
                RtcpHeader.TYPE_PAYLOAD_SPECIFIC_FEEDBACK,
                LENGTH);
        RtcpHeader.putInt(buffer, offset + 4, senderSsrc);
        RtcpHeader.putInt(buffer, offset + 8, mediaSsrc);
        return offset + LENGTH;
    }

    static @Nullable PictureLossIndication parse(byte[] buffer, int offset, int length) {
        if (length < LENGTH) {
            return null;
        }
        return new PictureLossIndication(
                RtcpHeader.getInt(buffer, offset + 4), RtcpHeader.getInt(buffer, offset + 8));
    }
}
