package dev.vident.media.net;

import dev.vident.media.ice.TransportAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The sources heard of lately, so that no datagram needs an address object of its own. Bounded: in
/// each small group of slots the one unused for longest makes room. Used by one thread at a time.
final class SourceTable {
    private static final int SLOTS = 8192;
    private static final int GROUP = 8;

    /// A power of two.
    private static final int DESTINATIONS = 1024;

    private final @Nullable Source[] slots = new Source[SLOTS];

    /// Those sent to lately, by the hash of their addresses: a destination is nearly always the
    /// address object a datagram came with.
    private final @Nullable Source[] destinations = new Source[DESTINATIONS];

    private long uses;

    /// The source with this address, known or new.
    Source find(long high, long low, int port, int scope) {
        int group = group(high, low, port);
        int oldest = group;
        for (int i = group; i < group + GROUP; i++) {
            Source source = slots[i];
            if (source == null) {
                return put(i, Source.of(high, low, port, scope));
            }
            if (source.is(high, low, port, scope)) {
                source.use(++uses);
                return source;
            }
            Source candidate = slots[oldest];
            if (candidate != null && source.usedAt() < candidate.usedAt()) {
                oldest = i;
            }
        }
        return put(oldest, Source.of(high, low, port, scope));
    }

    /// The source a datagram to this address goes to.
    Source find(TransportAddress address) {
        int slot = address.hashCode() & DESTINATIONS - 1;
        Source known = destinations[slot];
        if (known != null && known.address().equals(address)) {
            known.use(++uses);
            return known;
        }
        Source found = search(address.socket());
        destinations[slot] = found;
        return found;
    }

    private Source search(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        byte[] bytes = host.getAddress();
        return find(Source.high(bytes), Source.low(bytes), address.getPort(), Source.scope(host));
    }

    private Source put(int slot, Source source) {
        Source gone = slots[slot];
        if (gone != null) {
            destinations[gone.address().hashCode() & DESTINATIONS - 1] = null;
        }
        source.use(++uses);
        slots[slot] = source;
        return source;
    }

    private static int group(long high, long low, int port) {
        long mixed = (high ^ Long.rotateLeft(low, 17) ^ port) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) % (SLOTS / GROUP) * GROUP;
    }
}
