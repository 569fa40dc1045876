package dev.vident.media.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The blocks of a pcapng file (draft-ietf-opsawg-pcapng), big-endian. Times are microseconds since
/// the Unix epoch.
public final class PcapngBlocks {
    private static final int SECTION_HEADER = 0x0A0D0D0A;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;

    /// Raw IPv4, without a link layer (LINKTYPE_IPV4).
    private static final short LINK_TYPE_IPV4 = 228;

    private static final short OPTION_END = 0;
    private static final short OPTION_COMMENT = 1;
    private static final short OPTION_USER_APPLICATION = 4;
    private static final short OPTION_INTERFACE_NAME = 2;
    private static final short OPTION_PACKET_FLAGS = 2;
    private static final short OPTION_INTERFACE_RECEIVED = 4;
    private static final short OPTION_INTERFACE_DROPPED = 5;

    private static final int FRAME_BYTES = 12;
    private static final int PACKET_FIXED_BYTES = 20;
    private static final int PACKET_OPTION_BYTES = 12;
    private static final int FLAG_INBOUND = 1;
    private static final int FLAG_OUTBOUND = 2;

    private PcapngBlocks() {}

    /// What every file begins with.
    ///
    /// @param application what has written it
    /// @param comment for who reads it
    public static byte[] sectionHeader(String application, String comment) {
        byte[] what = text(application);
        byte[] why = text(comment);
        ByteBuffer block = block(SECTION_HEADER, 16 + option(what) + option(why) + Integer.BYTES);
        block.putInt(BYTE_ORDER_MAGIC).putShort((short) 1).putShort((short) 0).putLong(-1);
        put(block, OPTION_COMMENT, why);
        put(block, OPTION_USER_APPLICATION, what);
        return ended(block);
    }

    /// Counts of the whole capture, by the first interface; it stands at the end.
    ///
    /// @param packets that are in the file
    /// @param dropped that should be
    public static byte[] statistics(long micros, long packets, long dropped) {
        int counter = Integer.BYTES + Long.BYTES;
        ByteBuffer block = block(INTERFACE_STATISTICS, 12 + 2 * counter + Integer.BYTES);
        block.putInt(0);
        putTime(block, micros);
        block.putShort(OPTION_INTERFACE_RECEIVED).putShort((short) Long.BYTES);
        block.putLong(packets + dropped);
        block.putShort(OPTION_INTERFACE_DROPPED).putShort((short) Long.BYTES).putLong(dropped);
        return ended(block);
    }

    static byte[] interfaceDescription(String name) {
        byte[] words = text(name);
        ByteBuffer block = block(INTERFACE_DESCRIPTION, 8 + option(words) + Integer.BYTES);
        block.putShort(LINK_TYPE_IPV4).putShort((short) 0).putInt(0);
        put(block, OPTION_INTERFACE_NAME, words);
        return ended(block);
    }

    /// Bytes of a packet's block.
    static int packetBlockBytes(int capturedBytes) {
        return FRAME_BYTES + PACKET_FIXED_BYTES + padded(capturedBytes) + PACKET_OPTION_BYTES;
    }

    /// Puts the beginning of a packet's block; the packet's captured bytes follow.
    ///
    /// @param length of the whole packet, of which only the beginning may be captured
    static void beginPacket(
            ByteBuffer target, int interfaceId, long micros, int capturedBytes, int length) {
        target.putInt(ENHANCED_PACKET).putInt(packetBlockBytes(capturedBytes)).putInt(interfaceId);
        putTime(target, micros);
        target.putInt(capturedBytes).putInt(length);
    }

    /// Puts what comes behind the captured bytes.
    static void endPacket(ByteBuffer target, CaptureDirection direction, int capturedBytes) {
        target.put(new byte[padded(capturedBytes) - capturedBytes]);
        target.putShort(OPTION_PACKET_FLAGS).putShort((short) Integer.BYTES);
        target.putInt(
                switch (direction) {
                    case RECEIVED -> FLAG_INBOUND;
                    case SENT -> FLAG_OUTBOUND;
                });
        target.putShort(OPTION_END).putShort((short) 0);
        target.putInt(packetBlockBytes(capturedBytes));
    }

    private static ByteBuffer block(int type, int bodyBytes) {
        int length = FRAME_BYTES + bodyBytes;
        return ByteBuffer.allocate(length).putInt(type).putInt(length);
    }

    /// Closes the options and repeats the length.
    private static byte[] ended(ByteBuffer block) {
        block.putShort(OPTION_END).putShort((short) 0);
        byte[] bytes = new byte[block.capacity()];
        block.putInt(bytes.length).flip().get(bytes);
        return bytes;
    }

    private static void putTime(ByteBuffer target, long micros) {
        target.putInt((int) (micros >>> 32)).putInt((int) micros);
    }

    private static int option(byte[] value) {
        return Integer.BYTES + padded(value.length);
    }

    private static void put(ByteBuffer target, short code, byte[] value) {
        target.putShort(code).putShort((short) value.length).put(value);
        target.put(new byte[padded(value.length) - value.length]);
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
