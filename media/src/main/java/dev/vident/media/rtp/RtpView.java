package dev.vident.media.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One RTP packet (RFC 3550 section 5.1) seen in place in somebody else's buffer. Setters change
/// that buffer.
///
/// ```
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |                             SSRC                              |
/// |              contributing sources, CC x 32 bits               |
/// |   extension profile, if X     |   extension length in words   |
/// ```
///
/// A view is reused for packet after packet: [#wrap(byte[], int, int)] first, and only a wrapped
/// view may be asked. SSRC and timestamp are the 32 bits as they are; read them unsigned. Not
/// thread-safe.
public final class RtpView {
    /// Length of the header without contributing sources and extensions, in bytes.
    public static final int FIXED_HEADER_LENGTH = 12;

    private static final int VERSION = 2;
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private byte[] buffer = new byte[0];
    private int offset;
    private int length;
    private int headerLength;
    private int paddingLength;
    private int extensionOffset = -1;
    private int extensionLength;

    /// Looks at a packet.
    ///
    /// @return false when the bytes are not a well-formed RTP packet; the view must not be asked
    ///   then
    public boolean wrap(byte[] buffer, int offset, int length) {
        if (length < FIXED_HEADER_LENGTH || (buffer[offset] & 0xC0) >>> 6 != VERSION) {
            return false;
        }
        int header = FIXED_HEADER_LENGTH + 4 * (buffer[offset] & 0x0F);
        int extensionStart = -1;
        int extensionBytes = 0;
        if ((buffer[offset] & 0x10) != 0) {
            if (header + 4 > length) {
                return false;
            }
            extensionStart = offset + header + 4;
            extensionBytes = 4 * ((short) SHORT.get(buffer, offset + header + 2) & 0xFFFF);
            header += 4 + extensionBytes;
        }
        if (header > length) {
            return false;
        }
        int padding = 0;
        if ((buffer[offset] & 0x20) != 0) {
            padding = buffer[offset + length - 1] & 0xFF;
            if (padding == 0 || header + padding > length) {
                return false;
            }
        }
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.headerLength = header;
        this.paddingLength = padding;
        this.extensionOffset = extensionStart;
        this.extensionLength = extensionBytes;
        return true;
    }

    /// The buffer the packet lies in; shared, not a copy.
    public byte[] buffer() {
        return buffer;
    }

    /// Index of the packet's first byte.
    public int offset() {
        return offset;
    }

    /// Length of the whole packet in bytes.
    public int length() {
        return length;
    }

    /// Length of the header with contributing sources and extensions, in bytes.
    public int headerLength() {
        return headerLength;
    }

    /// Index of the first byte of the payload.
    public int payloadOffset() {
        return offset + headerLength;
    }

    /// Length of the payload without padding, in bytes; 0 for a packet of padding only.
    public int payloadLength() {
        return length - headerLength - paddingLength;
    }

    public boolean marker() {
        return (buffer[offset + 1] & 0x80) != 0;
    }

    public int payloadType() {
        return buffer[offset + 1] & 0x7F;
    }

    /// 0–65535.
    public int sequenceNumber() {
        return (short) SHORT.get(buffer, offset + 2) & 0xFFFF;
    }

    public int timestamp() {
        return (int) INT.get(buffer, offset + 4);
    }

    public int ssrc() {
        return (int) INT.get(buffer, offset + 8);
    }

    public void setPayloadType(int payloadType) {
        buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x80) | (payloadType & 0x7F));
    }

    public void setSequenceNumber(int sequenceNumber) {
        SHORT.set(buffer, offset + 2, (short) sequenceNumber);
    }

    public void setTimestamp(int timestamp) {
        INT.set(buffer, offset + 4, timestamp);
    }

    public void setSsrc(int ssrc) {
        INT.set(buffer, offset + 8, ssrc);
    }

    /// Index of the first extension element, or -1 when there is no extension of the one-byte form
    /// (RFC 8285 section 4.2); we never offer the two-byte form.
    int oneByteExtensionOffset() {
        boolean oneByteForm =
                extensionOffset >= 0
                        && ((short) SHORT.get(buffer, extensionOffset - 4) & 0xFFFF)
                                == HeaderExtensions.ONE_BYTE_PROFILE;
        return oneByteForm ? extensionOffset : -1;
    }

    int extensionLength() {
        return extensionLength;
    }
}
