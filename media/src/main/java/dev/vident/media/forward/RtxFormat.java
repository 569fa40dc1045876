package dev.vident.media.forward;

import dev.vident.media.rtp.RtpView;

/// Retransmission packets (RFC 4588 section 4): the original sequence number stands before the
/// original payload.
///
/// ```
/// | RTP header of the retransmission stream ...   |
/// |      OSN, 16 bits             |  original payload ...
/// ```
final class RtxFormat {
    private static final int OSN_LENGTH = 2;
    private static final int PADDING_BIT = 0x20;

    private RtxFormat() {}

    /// Whether a retransmission packet carries no original packet, only padding.
    static boolean isPadding(RtpView packet) {
        return packet.payloadLength() < OSN_LENGTH;
    }

    /// Puts a retransmission back into its original form by moving the header over the OSN; the
    /// view then starts two bytes later in the same buffer.
    static void restore(RtpView packet, int ssrc, int payloadType) {
        byte[] buffer = packet.buffer();
        int offset = packet.offset();
        int osnAt = packet.payloadOffset();
        int osn = (buffer[osnAt] & 0xFF) << 8 | (buffer[osnAt + 1] & 0xFF);
        int length = packet.length() - OSN_LENGTH;
        System.arraycopy(buffer, offset, buffer, offset + OSN_LENGTH, packet.headerLength());
        boolean whole = packet.wrap(buffer, offset + OSN_LENGTH, length);
        assert whole : "a moved header stays well-formed";
        packet.setSsrc(ssrc);
        packet.setPayloadType(payloadType);
        packet.setSequenceNumber(osn);
    }

    /// Writes a packet as a retransmission of itself into another buffer.
    ///
    /// @return length in bytes
    static int wrap(
            RtpView original,
            int ssrc,
            int payloadType,
            int sequenceNumber,
            byte[] target,
            int targetOffset) {
        byte[] source = original.buffer();
        int header = original.headerLength();
        System.arraycopy(source, original.offset(), target, targetOffset, header);
        target[targetOffset + header] = (byte) (original.sequenceNumber() >>> 8);
        target[targetOffset + header + 1] = (byte) original.sequenceNumber();
        System.arraycopy(
                source,
                original.payloadOffset(),
                target,
                targetOffset + header + OSN_LENGTH,
                original.length() - header);
        int length = original.length() + OSN_LENGTH;
        name(target, targetOffset, length, ssrc, payloadType, sequenceNumber);
        return length;
    }

    /// Writes the header of a packet as a retransmission packet without a payload.
    ///
    /// @return length in bytes
    static int empty(
            RtpView original,
            int ssrc,
            int payloadType,
            int sequenceNumber,
            byte[] target,
            int targetOffset) {
        int length = original.headerLength();
        System.arraycopy(original.buffer(), original.offset(), target, targetOffset, length);
        target[targetOffset] &= ~PADDING_BIT;
        name(target, targetOffset, length, ssrc, payloadType, sequenceNumber);
        return length;
    }

    /// Makes a copied packet one of the retransmission stream.
    private static void name(
            byte[] target, int offset, int length, int ssrc, int payloadType, int sequenceNumber) {
        RtpView retransmission = new RtpView();
        boolean whole = retransmission.wrap(target, offset, length);
        assert whole : "a copied header stays well-formed";
        retransmission.setSsrc(ssrc);
        retransmission.setPayloadType(payloadType);
        retransmission.setSequenceNumber(sequenceNumber);
    }
}
