package dev.vident.bench;

import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench webhooks`: whether a webhook is lost when everything goes wrong.
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = {
            "Causes webhooks at a whole server in a process of its own, which is killed (SIGKILL)"
                    + " and",
            "started again, while the receiver answers 500, hangs, resets and hangs up at random."
        })
final class WebhookBenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object last.")
    private boolean json;

    @Option(
            names = "--events",
            defaultValue = "10000",
            description = "Webhooks to cause (${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--kills",
            defaultValue = "3",
            description = "How often the server is killed (${DEFAULT-VALUE}).")
    private int kills;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the receiver's moods (${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        if (events < 1 || kills < 0) {
            System.err.println("--events must be at least 1, --kills at least 0");
            return 2;
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            WebhookBenchResult result =
                    new WebhookBench(events, kills, seed, folder.path(), System.err).run();
            System.out.println(result.table());
            if (json) {
                System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
            }
            return result.meetsTargets() ? 0 : 1;
        }
    }
}
