package dev.vident.media.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Counts what comes from the same address. Of IPv6 the first 64 bits count: a host has the rest to
/// itself. Used by one thread at a time.
final class AddressCount {
    private static final int NETWORK_BYTES = 8;

    private final int max;
    private final Map<ByteBuffer, Integer> counts = new HashMap<>();

    AddressCount(int max) {
        this.max = max;
    }

    /// @return false when there are as many as may be; nothing is counted then
    boolean enter(InetAddress address) {
        ByteBuffer network = network(address);
        int before = counts.getOrDefault(network, 0);
        if (before < max) {
            counts.put(network, before + 1);
        }
        return before < max;
    }

    /// One that entered is gone.
    void leave(InetAddress address) {
        counts.computeIfPresent(network(address), (_, count) -> count == 1 ? null : count - 1);
    }

    private static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
    }
}
