package dev.vident.media.fuzz;

import dev.vident.media.rtcp.CompoundPacket;
import dev.vident.media.rtcp.GenericNack;
import dev.vident.media.rtcp.RtcpPacket;
import dev.vident.media.rtcp.UnknownPacket;
import java.util.List;
import java.util.Set;

/// Compound RTCP: what was understood can be written and is understood the same again.
public final class RtcpFuzz {
    private RtcpFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        CompoundPacket compound = CompoundPacket.parse(input, 0, input.length);
        for (RtcpPacket packet : compound.packets()) {
            if (!(packet instanceof UnknownPacket)) {
                writeAndRead(packet);
            }
        }
    }

    private static void writeAndRead(RtcpPacket packet) {
        byte[] buffer = new byte[packet.length()];
        Promise.that(packet.length() % 4 == 0, "a packet fills whole words");
        Promise.that(packet.write(buffer, 0) == buffer.length, "a packet is as long as it says");
        CompoundPacket again = CompoundPacket.parse(buffer, 0, buffer.length);
        Promise.that(
                again.malformed() == 0 && same(packet, again.packets()),
                "what was read is written and read again: " + packet + " / " + again);
    }

    /// A NACK may name a packet twice or in any order; it is the set that counts.
    private static boolean same(RtcpPacket packet, List<RtcpPacket> again) {
        if (packet instanceof GenericNack nack
                && again.size() == 1
                && again.getFirst() instanceof GenericNack other) {
            return Set.copyOf(nack.sequenceNumbers()).equals(Set.copyOf(other.sequenceNumbers()));
        }
        return again.equals(List.of(packet));
    }
}
