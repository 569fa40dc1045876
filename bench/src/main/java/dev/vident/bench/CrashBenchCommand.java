package dev.vident.bench;

import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench crash`: what a call loses when the server is killed.
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the server with a synthetic call, kills it (as kill -9 does) at a random moment,",
            "1 to 5 s into the call, reads the journals, and starts it again for the next call. In",
            "the end every call must be composed. A kill takes 7 s on an idle machine."
        })
final class CrashBenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object last.")
    private boolean json;

    @Option(
            names = "--kills",
            defaultValue = "20",
            description = "How many servers to kill (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Seed of the moments of the kills (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        if (kills < 1) {
            System.err.println("--kills must be at least 1");
            return 2;
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            CrashBenchResult result = new CrashBench(kills, seed, folder.path(), System.err).run();
            System.out.println(result.table());
            if (json) {
                System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
            }
            return result.meetsTargets() ? 0 : 1;
        }
    }
}
