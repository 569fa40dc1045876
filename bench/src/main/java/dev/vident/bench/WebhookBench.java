package dev.vident.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Causes webhooks, kills the server in between, and counts what arrives. The resend schedule is
/// shortened to seconds; everything else is as delivered.
final class WebhookBench {

    private static final String RESENDS =
            "1s,2s,4s,7s,11s,16s,22s,29s,37s,46s,56s,67s,79s,92s,106s,121s";

    /// A delivery has this long before it counts as failed; what was accepted so shortly before a
    /// kill may not have been written down.
    private static final long CRASH_WINDOW_MILLIS = 5_000;

    /// Longer than a claim outlives its process, and than any pause of the schedule above.
    private static final Duration QUIET = Duration.ofSeconds(45);

    private final int events;
    private final int kills;
    private final long seed;
    private final Path folder;
    private final PrintStream progress;

    WebhookBench(int events, int kills, long seed, Path folder, PrintStream progress) {
        this.events = events;
        this.kills = kills;
        this.seed = seed;
        this.folder = folder;
        this.progress = progress;
    }

    WebhookBenchResult run() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<Long> killedAt = new ArrayList<>();
        try (MoodyReceiver receiver = MoodyReceiver.start(seed);
                KillableServer server = KillableServer.start(folder.resolve("data"), flags());
                WebhookCauses causes = new WebhookCauses(server)) {
            causes.subscribe(receiver.target());
            causes.start(events);
            long quietSince = System.currentTimeMillis();
            while (System.currentTimeMillis() - quietSince < QUIET.toMillis()) {
                causes.check();
                if (killedAt.size() < kills
                        && receiver.distinct() >= events * (killedAt.size() + 1L) / (kills + 1)) {
                    killedAt.add(server.killAndStart());
                    quietSince = System.currentTimeMillis();
                    progress.println("killed after " + receiver.distinct() + " events");
                }
                quietSince = Math.max(quietSince, receiver.lastRequestAt());
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return result(receiver, killedAt, seconds);
        }
    }

    private static List<String> flags() {
        return List.of(
                "--webhooks-allow-private-targets=true",
                "--webhooks-resend-after=" + RESENDS,
                "--api-rate-limit-get=0",
                "--api-rate-limit-post=0");
    }

    private WebhookBenchResult result(MoodyReceiver receiver, List<Long> killedAt, double seconds) {
        Map<Integer, List<MoodyReceiver.Accepted>> accepted = receiver.accepted();
        int duplicates = 0;
        int outside = 0;
        for (List<MoodyReceiver.Accepted> times : accepted.values()) {
            for (int i = 1; i < times.size(); i++) {
                duplicates++;
                outside += isJustBeforeAKill(times.get(i - 1).at(), killedAt) ? 0 : 1;
            }
        }
        return new WebhookBenchResult(
                events,
                accepted.size(),
                events - accepted.size(),
                receiver.requests(),
                duplicates,
                outside,
                outOfOrder(accepted),
                receiver.badSignatures(),
                killedAt.size(),
                Math.round(seconds * 10) / 10.0);
    }

    private static boolean isJustBeforeAKill(long at, List<Long> killedAt) {
        return killedAt.stream().anyMatch(kill -> at <= kill && kill - at <= CRASH_WINDOW_MILLIS);
    }

    /// The text of `createdAtMs` sorts like the time it means.
    private int outOfOrder(Map<Integer, List<MoodyReceiver.Accepted>> accepted) {
        int wrong = 0;
        for (int event = WebhookCauses.THREADS; event < events; event++) {
            List<MoodyReceiver.Accepted> before = accepted.get(event - WebhookCauses.THREADS);
            List<MoodyReceiver.Accepted> own = accepted.get(event);
            if (before != null
                    && own != null
                    && before.getFirst().createdAtMs().compareTo(own.getFirst().createdAtMs())
                            >= 0) {
                wrong++;
            }
        }
        return wrong;
    }
}
