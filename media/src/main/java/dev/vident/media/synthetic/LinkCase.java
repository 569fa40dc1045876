package dev.vident.media.synthetic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A network to try a call on: what the link of one participant is like, both ways, and how that
/// changes. The other participant has an ordinary link.
///
/// @param name what the case is called in tables
/// @param stretches in order of time; the first begins with the call
public record LinkCase(String name, List<Stretch> stretches) {
    /// What holds from a moment on.
    ///
    /// @param from since the end of the settling time
    /// @param up from the participant to the server
    /// @param down from the server to the participant
    public record Stretch(Duration from, LinkConditions up, LinkConditions down) {}

    /// Delay 15 ms, jitter up to 5 ms: what an ordinary line has.
    public static final LinkConditions ORDINARY =
            LinkConditions.PERFECT.withDelay(Duration.ofMillis(15), Duration.ofMillis(5));

    private static final Duration QUEUE = Duration.ofMillis(400);
    private static final LinkConditions GONE = ORDINARY.withLoss(1);

    public LinkCase {
        stretches = List.copyOf(stretches);
    }

    /// The same network all the time.
    public static LinkCase steady(String name, LinkConditions conditions) {
        return new LinkCase(name, List.of(at(0, conditions)));
    }

    /// A bottleneck with a queue of 400 ms, delay each way and random loss each way.
    ///
    /// @param bitsPerSecond 0 for no bottleneck
    /// @param loss 0–1
    public static LinkConditions link(long bitsPerSecond, int delayMillis, double loss) {
        return LinkConditions.PERFECT
                .withDelay(Duration.ofMillis(delayMillis), Duration.ofMillis(5))
                .withLoss(loss)
                .withRate(bitsPerSecond, QUEUE);
    }

    /// All cases of the documented table.
    public static List<LinkCase> all() {
        List<LinkCase> cases = new ArrayList<>();
        for (long rate : new long[] {0, 600_000, 300_000, 150_000}) {
            for (int delay : new int[] {20, 100, 300}) {
                for (double loss : new double[] {0, 0.02, 0.05, 0.10}) {
                    cases.add(steady(name(rate, delay, loss), link(rate, delay, loss)));
                }
            }
        }
        cases.addAll(troubles());
        return cases;
    }

    /// The cases that are no product of rate, delay and loss.
    public static List<LinkCase> troubles() {
        List<LinkCase> cases = new ArrayList<>();
        for (int jitter : new int[] {30, 100}) {
            cases.add(
                    steady(
                            "jitter up to " + jitter + " ms",
                            ORDINARY.withDelay(Duration.ofMillis(40), Duration.ofMillis(jitter))));
        }
        cases.add(steady("10 % reordered by 30 ms", ORDINARY.withReordering(0.1, millis(30))));
        cases.add(steady("10 % arrive twice", ORDINARY.withDuplication(0.1)));
        cases.add(
                new LinkCase(
                        "down 150 kbit/s, up free",
                        List.of(new Stretch(Duration.ZERO, ORDINARY, link(150_000, 20, 0)))));
        cases.add(bursts());
        cases.add(
                new LinkCase(
                        "5 s without network",
                        List.of(at(0, ORDINARY), at(10_000, GONE), at(15_000, ORDINARY))));
        cases.add(
                new LinkCase(
                        "600 kbit/s, for 10 s 150 kbit/s",
                        List.of(
                                at(0, link(600_000, 50, 0)),
                                at(10_000, link(150_000, 50, 0)),
                                at(20_000, link(600_000, 50, 0)))));
        return cases;
    }

    /// Half a second of silence every five seconds.
    private static LinkCase bursts() {
        List<Stretch> stretches = new ArrayList<>(List.of(at(0, ORDINARY)));
        for (int second = 5; second <= 25; second += 5) {
            stretches.add(at(second * 1_000, GONE));
            stretches.add(at(second * 1_000 + 500, ORDINARY));
        }
        return new LinkCase("bursts of 500 ms", stretches);
    }

    private static Stretch at(int millis, LinkConditions conditions) {
        return new Stretch(millis(millis), conditions, conditions);
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    private static String name(long rate, int delay, double loss) {
        return (rate == 0 ? "no bottleneck" : rate / 1000 + " kbit/s")
                + ", "
                + delay
                + " ms, "
                + Math.round(loss * 100)
                + " %";
    }
}
