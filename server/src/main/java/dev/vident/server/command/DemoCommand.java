package dev.vident.server.command;

import dev.vident.server.FirstStart;
import dev.vident.server.Server;
import dev.vident.server.config.Setting;
import dev.vident.server.config.Settings;
import dev.vident.server.simulation.SimulationFailure;
import dev.vident.server.simulation.SimulationPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vident demo`: a fresh server on free ports and one simulated identification against it.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts a fresh server on free ports, plays one identification against it and checks the composed video."
                        + " Data goes to a new temporary folder unless --data names one; it is kept.")
public final class DemoCommand implements Callable<Integer> {
    private static final Map<Setting, String> DEFAULTS =
            Map.of(
                    Settings.HTTP_PORT, "0",
                    Settings.MEDIA_PORT, "0",
                    Settings.MEDIA_HOST, "127.0.0.1");

    @Mixin private final ConfigOptions config = new ConfigOptions();

    @Mixin private final SimulationOptions options = new SimulationOptions();

    @Spec private @Nullable CommandSpec spec;

    private DemoCommand() {}

    /// The verb with a flag for every setting.
    public static CommandLine commandLine() {
        DemoCommand command = new DemoCommand();
        CommandLine commandLine = new CommandLine(command);
        command.config.addTo(commandLine.getCommandSpec());
        return commandLine;
    }

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        DEFAULTS.forEach(config::setUnlessGiven);
        if (!config.isGiven(Settings.DATA_FOLDER)) {
            config.setUnlessGiven(Settings.DATA_FOLDER, temporaryFolder().toString());
        }
        // A demo must not touch the database or the secrets of a real installation.
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove(Settings.DATABASE_URL.environmentVariable());
        environment.remove(Settings.DATA_FOLDER.environmentVariable());
        environment.remove(Settings.HTTP_PUBLIC_URL.environmentVariable());
        try (Server server = Server.start(config.read(environment))) {
            FirstStart secrets = server.firstStart();
            if (secrets == null) {
                throw new SimulationFailure(
                        "The data folder holds an installation already; the demo wants an empty one. For a running"
                                + " server use simulate.");
            }
            return SimulateCommand.play(plan(server, secrets), options, commandLine);
        }
    }

    private SimulationPlan plan(Server server, FirstStart secrets) {
        return new SimulationPlan(
                URI.create(server.baseUrl()),
                secrets.appToken().value(),
                secrets.secretKey().value(),
                "admin",
                secrets.adminPassword().value(),
                "demo-applicant",
                options.talk(),
                options.verdict(),
                server.dataFolder(),
                server.config().composition().ffmpegFolder(),
                server.programsFolder());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("vident-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
