package dev.vident.media.capture;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// The capture of one call. What is captured of each packet is decided here, so that no more ever
/// leaves the media loop. Used by one thread at a time.
public final class PacketCapture {
    private final CaptureSink sink;
    private final Map<String, ParticipantCapture> participants = new HashMap<>();
    private int interfaces;

    public PacketCapture(CaptureSink sink) {
        this.sink = sink;
    }

    /// The part of one participant; the same for all its sessions.
    ///
    /// @param name shown as the interface its packets came or went by
    public ParticipantCapture ofParticipant(String name) {
        return participants.computeIfAbsent(
                name, _ -> new ParticipantCapture(this, name, participants.size()));
    }

    /// Hands a packet on, and before a participant's first packet what describes its interface:
    /// both are there, or none.
    void write(
            ParticipantCapture of,
            CaptureDirection direction,
            byte[] buffer,
            int offset,
            int kept,
            int length,
            long micros) {
        boolean known = of.interfaceId() != ParticipantCapture.NO_INTERFACE;
        int interfaceId = known ? of.interfaceId() : interfaces;
        byte[] description =
                known ? new byte[0] : PcapngBlocks.interfaceDescription(of.participant());
        int captured = UdpHeader.BYTES + kept;
        ByteBuffer blocks =
                ByteBuffer.allocate(description.length + PcapngBlocks.packetBlockBytes(captured));
        blocks.put(description);
        PcapngBlocks.beginPacket(blocks, interfaceId, micros, captured, UdpHeader.BYTES + length);
        UdpHeader.put(blocks, of.number(), direction, length);
        blocks.put(buffer, offset, kept);
        PcapngBlocks.endPacket(blocks, direction, captured);
        if (sink.offer(blocks.array()) && !known) {
            of.useInterface(interfaces++);
        }
    }
}
