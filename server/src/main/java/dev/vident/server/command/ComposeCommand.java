package dev.vident.server.command;

import dev.vident.server.ComposeWorker;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `vident compose`: turns recordings into videos beside a server.
@Command(
        name = "compose",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Composes recorded calls beside a running server, out of the same data folder and database;",
            "no HTTP, no media. Several may run, also on other machines with PostgreSQL and a shared",
            "data folder. SIGTERM lets it finish what it has begun; what a killed one had begun is begun",
            "anew by another after 30 s. composition.parallelism says how many calls at a time; with 0",
            "there, serve composes nothing itself and this does one."
        })
public final class ComposeCommand implements Callable<Integer> {
    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--retry",
            paramLabel = "CALL",
            description = "Asks for the failed composition of this call once more, and ends.")
    private @Nullable String retry;

    @Spec private @Nullable CommandSpec spec;

    private ComposeCommand() {}

    /// The verb with a flag for every setting.
    public static CommandLine commandLine() {
        ComposeCommand command = new ComposeCommand();
        CommandLine commandLine = new CommandLine(command);
        command.options.addTo(commandLine.getCommandSpec());
        return commandLine;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        try (ComposeWorker worker = ComposeWorker.open(options.read(System.getenv()))) {
            return retry == null
                    ? work(worker, commandLine.getOut())
                    : retry(worker, retry, commandLine);
        }
    }

    private static int retry(ComposeWorker worker, String callId, CommandLine commandLine) {
        if (worker.retry(callId)) {
            commandLine.getOut().println("Call " + callId + " is composed once more.");
            return CommandLine.ExitCode.OK;
        }
        commandLine.getErr().println("vident: call " + callId + " has no composition that failed.");
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int work(ComposeWorker worker, PrintWriter out) throws InterruptedException {
        Runnable drain = worker.work();
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook =
                Thread.ofPlatform()
                        .name("shutdown")
                        .unstarted(() -> {
                            drain.run();
                            worker.close();
                            stopped.countDown();
                        });
        Runtime.getRuntime().addShutdownHook(hook);
        out.println("Vident composes what is recorded.");
        out.flush();
        stopped.await();
        return CommandLine.ExitCode.OK;
    }
}
