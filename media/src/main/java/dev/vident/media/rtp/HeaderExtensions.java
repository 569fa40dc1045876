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
        int at = find(packet, id);
        byte[] buffer = packet.buffer();
        if (at < 0 || dataLength(buffer, at - 1) != 2) {
            return -1;
        }
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }

    /// Overwrites an element of two bytes.
    ///
    /// @return false when the packet has no such element of that length
    public static boolean writeUnsignedShort(RtpView packet, int id, int value) {
        int at = find(packet, id);
        byte[] buffer = packet.buffer();
        if (at < 0 || dataLength(buffer, at - 1) != 2) {
            return false;
        }
        buffer[at] = (byte) (value >>> 8);
        buffer[at + 1] = (byte) value;
        return true;
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
