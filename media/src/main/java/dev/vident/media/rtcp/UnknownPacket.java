package dev.vident.media.rtcp;

/// A packet we have no use for, such as a receiver's bandwidth estimate (REMB): well-formed, kept
/// by type only and written as an empty packet.
///
/// @param type RTCP packet type, 0–255
/// @param format the count or feedback format, 0–31
public record UnknownPacket(int type, int format) implements RtcpPacket {

    @Override
    public int length() {
        return RtcpHeader.LENGTH;
    }

    @Override
    public int write(byte[] buffer, int offset) {
        return RtcpHeader.write(buffer, offset, format, type, RtcpHeader.LENGTH);
    }
}
