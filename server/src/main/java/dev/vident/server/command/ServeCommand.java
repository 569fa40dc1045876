package dev.vident.server.command;

import dev.vident.server.FirstStart;
import dev.vident.server.Server;
import dev.vident.server.config.ExampleConfiguration;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.platform.Redacted;
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

/// `vident serve`: runs the server until it is told to stop.
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the server. At the first start it makes its secrets and prints them once.")
public final class ServeCommand implements Callable<Integer> {
    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--applicant-link",
            description =
                    "Creates a sandbox applicant and prints the link to its page; done by itself at the first start.")
    private boolean applicantLink;

    @Option(
            names = "--print-example-config",
            description = "Prints a configuration file that lists every key, and ends.")
    private boolean printExampleConfig;

    @Spec private @Nullable CommandSpec spec;

    private ServeCommand() {}

    /// The verb with a flag for every setting.
    public static CommandLine commandLine() {
        ServeCommand command = new ServeCommand();
        CommandLine commandLine = new CommandLine(command);
        command.options.addTo(commandLine.getCommandSpec());
        return commandLine;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (printExampleConfig) {
            out.print(ExampleConfiguration.text());
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        VidentConfig config = options.read(System.getenv());
        CountDownLatch stopped = new CountDownLatch(1);
        try (Server server = Server.start(config)) {
            greet(out, server);
            Thread hook =
                    Thread.ofPlatform().name("shutdown").unstarted(() -> stop(server, stopped));
            Runtime.getRuntime().addShutdownHook(hook);
            stopped.await();
        }
        return CommandLine.ExitCode.OK;
    }

    private void greet(PrintWriter out, Server server) {
        FirstStart firstStart = server.firstStart();
        if (firstStart != null) {
            out.println("First start. What was made is shown once; write it down.");
            show(out, "app token", firstStart.appToken(), firstStart.tokenGiven());
            show(out, "secret key", firstStart.secretKey(), firstStart.tokenGiven());
            out.println("  desk login   admin");
            show(out, "password", firstStart.adminPassword(), firstStart.passwordGiven());
        }
        if (firstStart != null || applicantLink) {
            out.println("A test applicant's page (valid for a day): " + server.testApplicantLink());
        }
        out.println("The desk: " + server.baseUrl() + "/desk");
        out.println("Vident is ready at " + server.baseUrl());
        out.flush();
    }

    /// Whoever gave a secret knows it; a terminal's scroll-back or a log collector need not.
    private static void show(PrintWriter out, String name, Redacted<String> secret, boolean given) {
        out.printf("  %-12s %s%n", name, given ? "(as given)" : secret.value());
    }

    private static void stop(Server server, CountDownLatch stopped) {
        server.close();
        stopped.countDown();
    }
}
