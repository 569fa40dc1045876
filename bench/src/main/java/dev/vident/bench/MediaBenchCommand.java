package dev.vident.bench;

import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench media`: what one recorded call costs in CPU time, beside what kernel and cipher alone
/// take for the same packets.
@Command(
        name = "media",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the CPU time a recorded call of two participants costs the server's process,",
            "beside kernel send and receive and AES-GCM of the same packets in the same run.",
            "Each participant sends 1 Mbit/s of video and 50 packets/s of audio."
        })
final class MediaBenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object last.")
    private boolean json;

    @Option(
            names = "--calls",
            defaultValue = "10",
            description = "Calls at a time (${DEFAULT-VALUE}).")
    private int calls;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "Length of the measured window (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--loops",
            defaultValue = "1",
            description = "Media loops of the server (${DEFAULT-VALUE}).")
    private int loops;

    @Override
    public Integer call() throws Exception {
        MediaBenchResult result;
        try {
            result = new MediaBench(calls, loops, Duration.ofSeconds(seconds), System.err).run();
        } catch (ChildEnded ended) {
            System.err.println(ended.getMessage()); // the child has said why
            return 1;
        }
        System.out.println(result.table());
        if (json) {
            System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
        }
        return result.meetsTargets() ? 0 : 1;
    }
}
