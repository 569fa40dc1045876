package dev.vident.bench;

import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench api`: what one signed read costs in CPU time, beside the cheapest answer the same HTTP
/// library can give.
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the CPU time one signed GET of an inspection costs the server's process,",
            "with 1,000 and with 1,000,000 inspections, beside a responder of fixed bytes on the",
            "same HTTP library. Load comes from this process over kept connections."
        })
final class ApiBenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object last.")
    private boolean json;

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "First of three TCP ports for the servers; 0 takes free ones.")
    private int port;

    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "Kept connections, each with one request at a time (${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--many",
            defaultValue = "1000000",
            description = "Inspections in the large database (${DEFAULT-VALUE}).")
    private int many;

    @Option(
            names = "--seconds",
            defaultValue = "3",
            description = "Length of one measured window (${DEFAULT-VALUE}); there are five.")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        ApiBenchResult result =
                new ApiBench(port, connections, many, Duration.ofSeconds(seconds), System.err)
                        .run();
        System.out.println(result.table());
        if (json) {
            System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
        }
        return result.meetsTargets() ? 0 : 1;
    }
}
