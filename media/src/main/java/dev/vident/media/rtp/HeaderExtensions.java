package dev.vident.media.rtp;

/// Finds, reads and changes header extension elements of the one-byte form (RFC 8285 section 4.2)
/// in place.
///
/// ```
///  0               1               2
///  0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7 ...
/// |  id   | len-1 |  data, len bytes ...    id 0: one byte of padding, id 15: stop
/// ```
public final class HeaderExtensions {
    static final int ONE_BYTE_PROFILE = 0xBEDE;

    private static final int ID_STOP = 15;

    private HeaderExtensions() {}

    /// Finds an element.
    ///
    /// @param id 1–14
    /// @return index of its first data byte in the view's buffer, or -1
    public static int find(RtpView packet, int id) {
        int at = packet.oneByteExtensionOffset();
        if (at < 0) {
            return -1;
        }
        byte[] buffer = packet.buffer();
        int end = at + packet.extensionLength();
        while (at < end) {
            int elementId = (buffer[at] & 0xF0) >>> 4;
            if (elementId == ID_STOP) {
                return -1;
            }
            if (elementId == 0) {
                at++;
                continue;
            }
            int next = at + 1 + dataLength(buffer, at);
            if (next > end) {
                return -1;
            }
            if (elementId == id) {
                return at + 1;
            }
            at = next;
        }
        return -1;
    }

    /// Reads an element of two bytes such as the transport-wide sequence number.
    ///
    /// @return 0–65535, or -1 when the packet has no such element of that length
    public static int readUnsignedShort(RtpView packet, int id) {
        int at = findUnsignedShort(packet, id);
        return at < 0 ? -1 : unsignedShortAt(packet, at);
    }

    /// Finds an element of two bytes, to read and change it without a second search.
    ///
    /// @return index for [#unsignedShortAt] and [#putUnsignedShortAt], or -1 when the packet has no
    ///   such element of that length
    public static int findUnsignedShort(RtpView packet, int id) {
        int at = find(packet, id);
        return at >= 0 && dataLength(packet.buffer(), at - 1) == 2 ? at : -1;
    }

    /// Reads what [#findUnsignedShort] found.
    public static int unsignedShortAt(RtpView packet, int at) {
        byte[] buffer = packet.buffer();
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }

    /// Overwrites what [#findUnsignedShort] found.
    public static void putUnsignedShortAt(RtpView packet, int at, int value) {
        byte[] buffer = packet.buffer();
        buffer[at] = (byte) (value >>> 8);
        buffer[at + 1] = (byte) value;
    }

    /// Overwrites an element of two bytes.
    ///
    /// @return false when the packet has no such element of that length
    public static boolean writeUnsignedShort(RtpView packet, int id, int value) {
        int at = findUnsignedShort(packet, id);
        if (at >= 0) {
            putUnsignedShortAt(packet, at, value);
        }
        return at >= 0;
    }

    /// Turns an element into padding, so that the receiver does not see it and no byte has to move.
    public static void blank(RtpView packet, int id) {
        int at = find(packet, id);
        if (at < 0) {
            return;
        }
        byte[] buffer = packet.buffer();
        int end = at + dataLength(buffer, at - 1);
        for (int i = at - 1; i < end; i++) {
            buffer[i] = 0;
        }
    }

    private static int dataLength(byte[] buffer, int elementOffset) {
        return (buffer[elementOffset] & 0x0F) + 1;
    }
}
