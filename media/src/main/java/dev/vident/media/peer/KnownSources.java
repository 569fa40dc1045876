package dev.vident.media.peer;

import dev.vident.media.ice.TransportAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The addresses authentic checks have come from, the latest few of them. Everything else is only
/// taken from these.
final class KnownSources {
    private static final int SOURCES_MAX = 8;

    private final Deque<TransportAddress> sources = new ArrayDeque<>();

    /// The one asked for last: nearly every packet comes from where the one before came from.
    private @Nullable TransportAddress recent;

    boolean contains(TransportAddress source) {
        if (source.equals(recent)) {
            return true;
        }
        boolean known = sources.contains(source);
        if (known) {
            recent = source;
        }
        return known;
    }

    /// Adds an address unless it is known; the oldest one makes room.
    void add(TransportAddress source) {
        if (sources.contains(source)) {
            return;
        }
        if (sources.size() == SOURCES_MAX) {
            sources.removeFirst();
            recent = null;
        }
        sources.addLast(source);
    }

    /// The one that was added last.
    @Nullable TransportAddress newest() {
        return sources.peekLast();
    }
}
