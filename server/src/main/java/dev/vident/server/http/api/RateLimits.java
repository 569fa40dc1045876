package dev.vident.server.http.api;

import dev.vident.server.access.Caller;
import dev.vident.server.platform.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests an app token may send (contract 3.5): so many reads and, counted apart, so
/// many others within any five seconds. Only requests with a right signature count, so nobody uses
/// up the share of another. Refused ones do not count.
///
/// Exact however many threads ask; each node counts for itself. Thread-safe.
public final class RateLimits {

    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final int gets;
    private final int posts;
    private final InstantSource clock;

    /// One entry per app token that was seen; tokens are made by administrators and are few.
    private final ConcurrentHashMap<String, Windows> windows = new ConcurrentHashMap<>();

    private record Windows(SlidingWindow gets, SlidingWindow posts) {}

    /// @param gets `GET` and `HEAD` per five seconds, each costing eight bytes per token; 0 for no
    ///   limit
    /// @param posts all other methods together, likewise
    public RateLimits(int gets, int posts, InstantSource clock) {
        this.gets = gets;
        this.posts = posts;
        this.clock = clock;
    }

    /// Counts a request.
    ///
    /// @throws dev.vident.server.platform.ProblemException 429 with the time to wait
    void admit(Caller caller, String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if ((reads ? gets : posts) == 0) {
            return;
        }
        Windows own = windows.get(caller.tokenId());
        if (own == null) {
            own = windows.computeIfAbsent(caller.tokenId(), _ -> open());
        }
        long waitMillis = (reads ? own.gets() : own.posts()).admit(clock);
        if (waitMillis > 0) {
            throw new Problem.TooManyRequests(
                            "Too many requests", Duration.ofSeconds(Math.ceilDiv(waitMillis, 1000)))
                    .exception();
        }
    }

    private Windows open() {
        return new Windows(
                new SlidingWindow(gets, WINDOW.toMillis()),
                new SlidingWindow(posts, WINDOW.toMillis()));
    }
}
