package dev.vident.media.srtp;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// State per SSRC of one direction. A two-party session has fewer than ten SSRCs, so the search is
/// linear and a bound keeps a misbehaving peer from filling memory.
final class StreamTable<S> {
    private static final int STREAMS_MAX = 64;

    private final Supplier<S> fresh;
    private int[] ssrcs = new int[8];
    private Object[] streams = new Object[8];
    private int size;

    StreamTable(Supplier<S> fresh) {
        this.fresh = fresh;
    }

    @SuppressWarnings("unchecked") // only S is ever stored
    @Nullable S find(int ssrc) {
        for (int i = 0; i < size; i++) {
            if (ssrcs[i] == ssrc) {
                return (S) streams[i];
            }
        }
        return null;
    }

    /// A stream that is not in the table yet.
    S create() {
        return fresh.get();
    }

    boolean isFull() {
        return size == STREAMS_MAX;
    }

    void add(int ssrc, S stream) {
        if (size == ssrcs.length) {
            ssrcs = Arrays.copyOf(ssrcs, 2 * size);
            streams = Arrays.copyOf(streams, 2 * size);
        }
        ssrcs[size] = ssrc;
        streams[size++] = stream;
    }
}
