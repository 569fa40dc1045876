package dev.vident.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Starts three servers, warms each, then measures them in turns so that a disturbance hits all
/// alike; the median counts.
final class ApiBench {

    private static final int FEW = 1_000;
    private static final int ROUNDS = 5;
    private static final Duration WARM_WINDOW = Duration.ofSeconds(2);
    private static final int WARM_WINDOWS_MAX = 30;

    /// Warm-up ends after this many windows in a row that were not this much cheaper than the best
    /// before.
    private static final int WARM_WINDOWS_STABLE = 4;

    private static final double WARM_GAIN = 0.98;

    private final int port;
    private final int connections;
    private final int many;
    private final Duration window;
    private final PrintStream progress;

    ApiBench(int port, int connections, int many, Duration window, PrintStream progress) {
        this.port = port;
        this.connections = connections;
        this.many = many;
        this.window = window;
        this.progress = progress;
    }

    /// One server under load.
    private record Subject(String name, ServerProcess server, LoadGenerator load) {}

    ApiBenchResult run() throws IOException {
        Path folder = Files.createTempDirectory("vident-bench");
        List<Subject> subjects = new ArrayList<>();
        try {
            subjects.add(fixed());
            subjects.add(api("1,000 inspections", folder.resolve("few"), FEW, 1));
            subjects.add(api("large database", folder.resolve("many"), many, 2));
            for (Subject subject : subjects) {
                warm(subject);
            }
            double[] medians = measure(subjects);
            return ApiBenchResult.of(medians[0], medians[1], medians[2]);
        } finally {
            subjects.forEach(subject -> subject.load().close());
            subjects.forEach(subject -> subject.server().close());
            Folders.delete(folder);
        }
    }

    private Subject fixed() throws IOException {
        ServerProcess server = ServerProcess.start(FixedServer.class, port(0));
        return new Subject(
                "fixed bytes",
                server,
                new LoadGenerator(server.port(), connections, SignedRequests.of(FEW)));
    }

    private Subject api(String name, Path folder, int inspections, int index) throws IOException {
        progress.println("filling a database with " + inspections + " inspections");
        Inspections.fill(folder, inspections);
        ServerProcess server = ServerProcess.start(ApiServer.class, port(index), folder.toString());
        return new Subject(
                name,
                server,
                new LoadGenerator(server.port(), connections, SignedRequests.of(inspections)));
    }

    private void warm(Subject subject) throws IOException {
        double best = Double.MAX_VALUE;
        int stable = 0;
        for (int i = 0; i < WARM_WINDOWS_MAX && stable < WARM_WINDOWS_STABLE; i++) {
            double cost = cost(subject, WARM_WINDOW);
            stable = cost < best * WARM_GAIN ? 0 : stable + 1;
            best = Math.min(best, cost);
            progress.printf("warming %s: %.1f µs%n", subject.name(), cost);
        }
    }

    private double[] measure(List<Subject> subjects) throws IOException {
        double[][] costs = new double[subjects.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                costs[i][round] = cost(subjects.get(i), window);
                progress.printf(
                        "round %d, %s: %.1f µs%n",
                        round + 1, subjects.get(i).name(), costs[i][round]);
            }
        }
        return Arrays.stream(costs).mapToDouble(ApiBench::median).toArray();
    }

    private static double cost(Subject subject, Duration duration) throws IOException {
        subject.load().connect();
        long before = subject.server().cpuNanos();
        long answers = subject.load().run(duration);
        double cost = (subject.server().cpuNanos() - before) / 1000.0 / answers;
        subject.load().disconnect();
        return cost;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private int port(int index) {
        return port == 0 ? 0 : port + index;
    }
}
