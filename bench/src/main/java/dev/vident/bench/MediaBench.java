package dev.vident.bench;

import static java.util.Objects.requireNonNull;

import dev.vident.media.synthetic.TransitTimes;
import dev.vident.server.http.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs server, load and floor, each in a process of its own, and compares their CPU times.
final class MediaBench {

    private static final Duration WARM_WINDOW = Duration.ofSeconds(2);
    private static final int WARM_WINDOWS_MAX = 60;
    private static final int WARM_WINDOWS_STABLE = 4;

    /// A window this much cheaper than the best before it says that the server is not warm yet.
    private static final double WARM_GAIN = 0.97;

    /// The share of a window's CPU time the compilers may still take of a server that is warm.
    private static final double COMPILING_MAX = 0.02;

    /// The collections that are asked for to weigh the memory must not leave the server a smaller
    /// heap than it would have.
    private static final List<String> UNSHRUNK = List.of("-XX:MaxHeapFreeRatio=100");

    private static final Duration FLOOR_WARM_UP = Duration.ofSeconds(3);
    private static final Duration FLOOR_WINDOW = Duration.ofSeconds(2);

    private final int calls;
    private final int loops;
    private final Duration window;
    private final PrintStream progress;

    MediaBench(int calls, int loops, Duration window, PrintStream progress) {
        this.calls = calls;
        this.loops = loops;
        this.window = window;
        this.progress = progress;
    }

    MediaBenchResult run() throws Exception {
        Path folder = Files.createTempDirectory("vident-bench");
        try (ChildProcess server =
                        ChildProcess.start(
                                UNSHRUNK, MediaBenchServer.class, "0", "" + folder, "" + loops);
                ChildProcess floor = ChildProcess.start(MediaFloor.class)) {
            String signalling = "http://localhost:" + Integer.parseInt(server.readLine());
            floorMicrosPerPacket(floor, FLOOR_WARM_UP);
            long idleBytes = memoryBytes(server);
            try (ChildProcess load =
                    ChildProcess.start(MediaLoad.class, signalling, Integer.toString(calls))) {
                MediaJoinFigures joins = read(load.readLine(), MediaJoinFigures.class);
                progress.println("all participants have joined");
                warm(server, load);
                double before = floorMicrosPerPacket(floor, FLOOR_WINDOW);
                Sample sample = sample(server, load, window);
                double after = floorMicrosPerPacket(floor, FLOOR_WINDOW);
                progress.printf(
                        "kernel and cipher alone: %.2f µs a packet before, %.2f after%n",
                        before, after);
                // A disturbance can only make the floor dearer, and the ratio look better than it
                // is.
                long bytes = memoryBytes(server) - idleBytes;
                return result(sample, Math.min(before, after), joins, bytes);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /// What happened in one window.
    private record Sample(
            double seconds,
            double cpuMicros,
            MediaLoadFigures load,
            long droppedRecords,
            long allocatedBytes,
            long compilationMillis) {

        double compiling() {
            return compilationMillis * 1000 / cpuMicros;
        }

        double cpuMicrosPerPacket() {
            return cpuMicros / load.received();
        }

        long lost() {
            return Math.max(0, load.expected() - load.received());
        }

        /// The upper end of the step this share of the packets arrived within.
        double transitMillis(double share) {
            return (load.transitStep(share) + 1) * TransitTimes.STEP_MICROS / 1000.0;
        }
    }

    private void warm(ChildProcess server, ChildProcess load) throws Exception {
        double best = Double.MAX_VALUE;
        int stable = 0;
        for (int i = 0; i < WARM_WINDOWS_MAX && stable < WARM_WINDOWS_STABLE; i++) {
            Sample sample = sample(server, load, WARM_WINDOW);
            double cost = sample.cpuMicrosPerPacket();
            boolean warm = cost >= best * WARM_GAIN && sample.compiling() < COMPILING_MAX;
            stable = warm ? stable + 1 : 0;
            best = Math.min(best, cost);
            progress.printf(
                    "warming: %.1f µs a packet, %.0f %% of it compilation%n",
                    cost, 100 * sample.compiling());
        }
    }

    private static Sample sample(ChildProcess server, ChildProcess load, Duration window)
            throws Exception {
        MediaServerFigures serverBefore =
                read(server.ask(MediaServerFigures.ASK), MediaServerFigures.class);
        MediaLoadFigures loadBefore = read(load.ask("figures"), MediaLoadFigures.class);
        long start = System.nanoTime();
        long cpuBefore = server.cpuNanos();
        Thread.sleep(window);
        long cpuAfter = server.cpuNanos();
        double seconds = (System.nanoTime() - start) / 1e9;
        MediaLoadFigures loadAfter = read(load.ask("figures"), MediaLoadFigures.class);
        MediaServerFigures serverAfter =
                read(server.ask(MediaServerFigures.ASK), MediaServerFigures.class);
        return new Sample(
                seconds,
                (cpuAfter - cpuBefore) / 1000.0,
                loadAfter.since(loadBefore),
                serverAfter.droppedRecords() - serverBefore.droppedRecords(),
                serverAfter.allocatedBytes() - serverBefore.allocatedBytes(),
                serverAfter.compilationMillis() - serverBefore.compilationMillis());
    }

    private static double floorMicrosPerPacket(ChildProcess floor, Duration window)
            throws IOException {
        long before = floor.cpuNanos();
        long packets = Long.parseLong(floor.ask(Long.toString(window.toMillis())));
        return (floor.cpuNanos() - before) / 1000.0 / packets;
    }

    private static long memoryBytes(ChildProcess server) throws IOException {
        return read(server.ask(MediaServerFigures.ASK_COLLECTED), MediaServerFigures.class)
                .memoryBytes();
    }

    private MediaBenchResult result(
            Sample sample, double floorMicros, MediaJoinFigures joins, long bytes) {
        double callSeconds = calls * sample.seconds();
        double cpuMillis = sample.cpuMicros() / 1000 / callSeconds;
        double floorMillis = floorMicros * sample.load().received() / 1000 / callSeconds;
        return new MediaBenchResult(
                calls,
                rounded(cpuMillis),
                rounded(floorMillis),
                rounded(cpuMillis / floorMillis),
                rounded(sample.cpuMicrosPerPacket()),
                sample.lost(),
                sample.droppedRecords(),
                rounded(sample.allocatedBytes() / 1e6 / sample.seconds()),
                rounded(joins.millisP50()),
                rounded(joins.millisP95()),
                sample.transitMillis(0.5),
                sample.transitMillis(0.99),
                rounded(bytes / 1e6 / calls));
    }

    private static <T> T read(String line, Class<T> type) {
        return requireNonNull(Json.read(line.getBytes(StandardCharsets.UTF_8), type));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
