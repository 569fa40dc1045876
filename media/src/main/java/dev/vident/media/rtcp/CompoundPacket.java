package dev.vident.media.rtcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compound RTCP packet (RFC 3550 section 6.1), or the reduced-size form of RFC 5506. Reading
/// keeps what is well-formed: a packet with bad contents is left out and counted, and a header that
/// does not fit ends the reading.
///
/// @param packets the well-formed packets in order
/// @param malformed how many packets were left out
public record CompoundPacket(List<RtcpPacket> packets, int malformed) {

    public CompoundPacket {
        packets = List.copyOf(packets);
    }

    /// Reads what is well-formed; never fails.
    public static CompoundPacket parse(byte[] buffer, int offset, int length) {
        List<RtcpPacket> packets = new ArrayList<>();
        int malformed = 0;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int available = end - at;
            if (available < RtcpHeader.LENGTH || (buffer[at] & 0xC0) != 0x80) {
                malformed++;
                break;
            }
            int packetLength = 4 * (RtcpHeader.getShort(buffer, at + 2) + 1);
            if (packetLength > available) {
                malformed++;
                break;
            }
            RtcpPacket packet = parseOne(buffer, at, packetLength);
            if (packet == null) {
                malformed++;
            } else {
                packets.add(packet);
            }
            at += packetLength;
        }
        return new CompoundPacket(packets, malformed);
    }

    /// Writes packets one behind the other.
    ///
    /// @return index behind the last byte written
    public static int write(List<? extends RtcpPacket> packets, byte[] buffer, int offset) {
        int at = offset;
        for (RtcpPacket packet : packets) {
            at = packet.write(buffer, at);
        }
        return at;
    }

    private static @Nullable RtcpPacket parseOne(byte[] buffer, int at, int packetLength) {
        int padding = (buffer[at] & 0x20) == 0 ? 0 : buffer[at + packetLength - 1] & 0xFF;
        int length = packetLength - padding;
        if (length < RtcpHeader.LENGTH) {
            return null;
        }
        int type = buffer[at + 1] & 0xFF;
        return switch (type) {
            case RtcpHeader.TYPE_SENDER_REPORT -> SenderReport.parse(buffer, at, length);
            case RtcpHeader.TYPE_RECEIVER_REPORT -> ReceiverReport.parse(buffer, at, length);
            case RtcpHeader.TYPE_SOURCE_DESCRIPTION -> SourceDescription.parse(buffer, at, length);
            case RtcpHeader.TYPE_GOODBYE -> Goodbye.parse(buffer, at, length);
            case RtcpHeader.TYPE_TRANSPORT_LAYER_FEEDBACK ->
                    switch (RtcpHeader.count(buffer, at)) {
                        case RtcpHeader.FORMAT_GENERIC_NACK ->
                                GenericNack.parse(buffer, at, length);
                        case RtcpHeader.FORMAT_TRANSPORT_WIDE ->
                                TransportFeedback.parse(buffer, at, length);
                        default -> new UnknownPacket(type, RtcpHeader.count(buffer, at));
                    };
            case RtcpHeader.TYPE_PAYLOAD_SPECIFIC_FEEDBACK ->
                    switch (RtcpHeader.count(buffer, at)) {
                        case RtcpHeader.FORMAT_PICTURE_LOSS ->
                                PictureLossIndication.parse(buffer, at, length);
                        case RtcpHeader.FORMAT_FULL_INTRA ->
                                FullIntraRequest.parse(buffer, at, length);
                        default -> new UnknownPacket(type, RtcpHeader.count(buffer, at));
                    };
            default -> new UnknownPacket(type, RtcpHeader.count(buffer, at));
        };
    }
}
