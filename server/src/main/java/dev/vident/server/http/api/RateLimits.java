package dev.vident.server.http.api;

import dev.vident.server.access.Caller;
import dev.vident.server.access.RequestSlots;
import dev.vident.server.platform.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How many requests an app token may send (contract 3.5): so many reads and, counted apart, so
/// many others within any five seconds. Only requests with a right signature count, so nobody uses
/// up the share of another. Refused ones do not count.
///
/// Exact however many threads ask, and however many nodes where they share slots. Thread-safe.
public final class RateLimits {

    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final int gets;
    private final int posts;
    private final InstantSource clock;

    /// One entry per app token that was seen; tokens are made by administrators and are few.
    private final ConcurrentHashMap<String, Windows> windows = new ConcurrentHashMap<>();

    private final Duration window;

    /// Where nodes count together; null where this one counts alone.
    private final @Nullable RequestSlots shared;

    private record Windows(SlidingWindow gets, SlidingWindow posts) {}

    /// @param gets `GET` and `HEAD` per five seconds, each costing eight bytes per token; 0 for no
    ///   limit
    /// @param posts all other methods together, likewise
    public RateLimits(int gets, int posts, InstantSource clock) {
        this(gets, posts, clock, null);
    }

    /// @param shared where nodes count together; null where this one counts alone
    public RateLimits(int gets, int posts, InstantSource clock, @Nullable RequestSlots shared) {
        this(gets, posts, clock, shared, WINDOW);
    }

    RateLimits(
            int gets,
            int posts,
            InstantSource clock,
            @Nullable RequestSlots shared,
            Duration window) {
        this.gets = gets;
        this.posts = posts;
        this.clock = clock;
        this.shared = shared;
        this.window = window;
    }

    /// Counts a request.
    ///
    /// @throws dev.vident.server.platform.ProblemException 429 with the time to wait
    void admit(Caller caller, String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        int limit = reads ? gets : posts;
        if (limit == 0) {
            return;
        }
        long waitMillis =
                shared == null
                        ? admitHere(caller, reads)
                        : shared.take(
                                caller.tokenId(), reads ? "GET" : "POST", limit, window.toMillis());
        if (waitMillis > 0) {
            throw new Problem.TooManyRequests(
                            "Too many requests", Duration.ofSeconds(Math.ceilDiv(waitMillis, 1000)))
                    .exception();
        }
    }

    private long admitHere(Caller caller, boolean reads) {
        Windows own = windows.get(caller.tokenId());
        if (own == null) {
            own = windows.computeIfAbsent(caller.tokenId(), _ -> open());
        }
        return (reads ? own.gets() : own.posts()).admit(clock);
    }

    private Windows open() {
        return new Windows(
                new SlidingWindow(gets, window.toMillis()),
                new SlidingWindow(posts, window.toMillis()));
    }
}
