package dev.vident.e2e;

import com.microsoft.playwright.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// When a page decoded pictures of the other side, by the statistics of its media sessions, which
/// are looked at some thirty times a second.
///
/// @param page the page, which keeps the times until it is loaded anew
record PictureTimes(Page page) {
    /// A pause that an eye takes for a standstill.
    private static final long STANDSTILL_MILLIS = 400;

    private static final String WATCH =
            """
            window.pictureTimes = [];
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(...settings) {
                super(...settings);
                let decoded = 0;
                const look = async () => {
                  for (const entry of (await this.getStats()).values()) {
                    if (entry.type === 'inbound-rtp' && entry.kind === 'video' && entry.framesDecoded > decoded) {
                      decoded = entry.framesDecoded;
                      window.pictureTimes.push(Date.now());
                    }
                  }
                  if (this.connectionState !== 'closed') {
                    setTimeout(look, 30);
                  }
                };
                void look();
              }
            };
            """;

    /// A time without a new picture, in milliseconds since the Unix epoch.
    ///
    /// @param lastBefore the last picture before it
    /// @param firstAfter the first one after it
    record Standstill(long lastBefore, long firstAfter) {
        long millis() {
            return firstAfter - lastBefore;
        }
    }

    /// Watches a page from its next load on.
    static PictureTimes watch(Page page) {
        page.addInitScript(WATCH);
        return new PictureTimes(page);
    }

    /// The longest standstill that ends after a time, or empty when the page never stood still.
    Optional<Standstill> longestAfter(long millis) {
        long[] times = times().filter(time -> time >= millis - STANDSTILL_MILLIS).toArray();
        return IntStream.range(1, times.length)
                .filter(i -> times[i] > millis)
                .mapToObj(i -> new Standstill(times[i - 1], times[i]))
                .filter(standstill -> standstill.millis() >= STANDSTILL_MILLIS)
                .max(Comparator.comparingLong(Standstill::millis));
    }

    /// The last picture so far.
    long last() {
        return times().max().orElseThrow();
    }

    /// The first picture since the page was loaded.
    long first() {
        return times().min().orElseThrow();
    }

    private LongStream times() {
        return ((List<?>) page.evaluate("window.pictureTimes"))
                .stream().mapToLong(time -> ((Number) time).longValue());
    }
}
