package dev.vident.media.ice;

import java.time.Duration;

/// How long a lite agent waits. A browser checks every 2–5 s (RFC 7675 section 5.1).
///
/// @param firstCheckMax from the offer to the first nomination; the peer has expired afterwards
/// @param silentAfter without a check the peer counts as silent
/// @param sendMax without a check nothing is sent to it any more
/// @param expiredAfter without a check the peer has expired
public record IceTimes(
        Duration firstCheckMax, Duration silentAfter, Duration sendMax, Duration expiredAfter) {
    public static final IceTimes DEFAULT =
            new IceTimes(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30));

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
