package dev.vident.media.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The sources heard of lately, so that no datagram needs an address object of its own. Bounded: in
/// each small group of slots the one unused for longest makes room. Used by one thread at a time.
final class SourceTable {
    private static final int SLOTS = 8192;
    private static final int GROUP = 8;

    private final @Nullable Source[] slots = new Source[SLOTS];
    private long uses;
    private @Nullable InetSocketAddress latestAddress;
    private @Nullable Source latestFound;

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

    /// A burst goes to one destination.
    Source find(InetSocketAddress address) {
        Source latest = latestFound;
        if (latest != null && address.equals(latestAddress)) {
            latest.use(++uses);
            return latest;
        }
        Source found = search(address);
        latestAddress = address;
        latestFound = found;
        return found;
    }

    private Source search(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        byte[] bytes = host.getAddress();
        return find(Source.high(bytes), Source.low(bytes), address.getPort(), Source.scope(host));
    }

    private Source put(int slot, Source source) {
        source.use(++uses);
        slots[slot] = source;
        return source;
    }

    private static int group(long high, long low, int port) {
        long mixed = (high ^ Long.rotateLeft(low, 17) ^ port) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) % (SLOTS / GROUP) * GROUP;
    }
}
