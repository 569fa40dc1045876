package dev.vident.media.rtcp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A source description (RFC 3550 section 6.5) of one source with its canonical name; other items
/// are not kept.
///
/// @param ssrc the source of the first chunk
/// @param canonicalName at most 255 bytes of UTF-8; empty when the chunk has none
public record SourceDescription(int ssrc, String canonicalName) implements RtcpPacket {

    private static final int FIXED_LENGTH = 8;
    private static final int NAME_BYTES_MAX = 255;
    private static final int ITEM_END = 0;
    private static final int ITEM_CANONICAL_NAME = 1;

    @Override
    public int length() {
        int items = 2 + canonicalName.getBytes(StandardCharsets.UTF_8).length;
        // At least one zero byte ends the items and the chunk is padded to whole words.
        return FIXED_LENGTH + (items + 4) / 4 * 4;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        byte[] name = canonicalName.getBytes(StandardCharsets.UTF_8);
        int end = offset + length();
        RtcpHeader.write(buffer, offset, 1, RtcpHeader.TYPE_SOURCE_DESCRIPTION, length());
        RtcpHeader.putInt(buffer, offset + 4, ssrc);
        buffer[offset + 8] = ITEM_CANONICAL_NAME;
        buffer[offset + 9] = (byte) name.length;
        System.arraycopy(name, 0, buffer, offset + 10, name.length);
        for (int at = offset + 10 + name.length; at < end; at++) {
            buffer[at] = ITEM_END;
        }
        return end;
    }

    static @Nullable SourceDescription parse(byte[] buffer, int offset, int length) {
        if (RtcpHeader.count(buffer, offset) == 0 || length < FIXED_LENGTH) {
            return null;
        }
        int ssrc = RtcpHeader.getInt(buffer, offset + 4);
        int at = offset + FIXED_LENGTH;
        int end = offset + length;
        while (at + 1 < end && buffer[at] != ITEM_END) {
            int next = at + 2 + (buffer[at + 1] & 0xFF);
            if (next > end) {
                return null;
            }
            if (buffer[at] == ITEM_CANONICAL_NAME) {
                String name = new String(buffer, at + 2, next - at - 2, StandardCharsets.UTF_8);
                return isTooLong(name) ? null : new SourceDescription(ssrc, name);
            }
            at = next;
        }
        return new SourceDescription(ssrc, "");
    }

    /// Bytes that are no UTF-8 grow when they are read: each becomes a replacement character.
    private static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES_MAX;
    }
}
