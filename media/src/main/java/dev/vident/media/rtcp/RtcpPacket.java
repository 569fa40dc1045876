package dev.vident.media.rtcp;

/// One packet of a compound RTCP packet (RFC 3550 section 6.1). SSRCs are 32 bits as they are; read
/// them unsigned.
public sealed interface RtcpPacket
        permits SenderReport,
                ReceiverReport,
                SourceDescription,
                Goodbye,
                GenericNack,
                PictureLossIndication,
                FullIntraRequest,
                TransportFeedback,
                UnknownPacket {

    /// Bytes this packet takes on the wire, a multiple of 4.
    int length();

    /// Writes the packet with its header; the buffer must have room for [#length()] bytes.
    ///
    /// @return index behind the last byte written
    int write(byte[] buffer, int offset);
}
