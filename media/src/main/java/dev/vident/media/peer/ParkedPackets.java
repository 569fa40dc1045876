package dev.vident.media.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// SRTP that came before our keys: a browser sends the moment it has finished DTLS, a few
/// milliseconds before we have.
final class ParkedPackets {
    private static final int PACKETS_MAX = 64;

    private final List<byte[]> packets = new ArrayList<>();

    /// Keeps a copy, as long as there is room.
    boolean park(byte[] buffer, int offset, int length) {
        if (packets.size() == PACKETS_MAX) {
            return false;
        }
        packets.add(Arrays.copyOfRange(buffer, offset, offset + length));
        return true;
    }

    /// Hands the packets over in the order of their arrival and forgets them.
    void release(Consumer<byte[]> target) {
        packets.forEach(target);
        packets.clear();
    }
}
