package dev.vident.bench;

import dev.vident.media.synthetic.LinkCase;
import dev.vident.media.synthetic.LinkOutcome;
import dev.vident.media.synthetic.LinkTrial;
import dev.vident.server.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `bench links`: how calls go on bad networks, in virtual time.
@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description = {
            "Plays calls of two synthetic senders under congestion control over emulated links, in",
            "virtual time, and prints what arrived as a Markdown table."
        })
final class LinkBenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON array last.")
    private boolean json;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Start of the random numbers (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Put the table between the marks of this file.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        if (file != null && !Files.isWritable(file)) {
            System.err.println("There is no file " + file + " that can be written to.");
            return CommandLine.ExitCode.USAGE;
        }
        List<LinkOutcome> outcomes = new ArrayList<>();
        List<LinkCase> cases = LinkCase.all();
        for (LinkCase network : cases) {
            outcomes.add(LinkTrial.run(network, seed));
            System.err.printf("%d of %d: %s%n", outcomes.size(), cases.size(), network.name());
        }
        String table = LinkTable.of(outcomes);
        if (file != null) {
            Files.writeString(file, LinkTable.putInto(Files.readString(file), table));
        }
        System.out.print(table);
        if (json) {
            System.out.println(new String(Json.bytes(outcomes), StandardCharsets.UTF_8));
        }
        return 0;
    }
}
