package dev.vident.bench;

import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench compose`: what turning a call into one video costs, and what it looks and sounds like.
@Command(
        name = "compose",
        mixinStandardHelpOptions = true,
        description = {
            "Generates the journals of a call between two people, composes them as the server does",
            "while they grow, and looks for every flash and beep in the result. CPU time is read",
            "from /proc (Linux)."
        })
final class ComposeBenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object last.")
    private boolean json;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description =
                    "Length of the call, to the nearest at which hang-up comes at the worst moment (${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--calls",
            defaultValue = "0",
            description =
                    "Live calls that go on meanwhile; the packets they lose are counted (${DEFAULT-VALUE}).")
    private int calls;

    @Override
    public Integer call() throws Exception {
        if (minutes < 1) {
            System.err.println("--minutes must be at least 1");
            return 2;
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            ComposeBenchResult result =
                    new ComposeBench(
                                    ComposeBench.worstSeconds(minutes),
                                    folder.path(),
                                    calls,
                                    System.err)
                            .run();
            System.out.println(result.table());
            if (json) {
                System.out.println(new String(Json.bytes(result), StandardCharsets.UTF_8));
            }
            return result.meetsTargets() ? 0 : 1;
        } catch (ChildEnded ended) {
            System.err.println(ended.getMessage()); // the child has said why
            return 1;
        }
    }
}
