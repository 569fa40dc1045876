package dev.vident.server.command;

import dev.vident.server.simulation.Simulation;
import dev.vident.server.simulation.SimulationPlan;
import dev.vident.server.simulation.SimulationResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `vident simulate`: plays one identification against a running server.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Plays one identification against a running server: creates an applicant through the signed API, holds a"
                        + " real call with an operator, decides, and fetches the composed video.")
public final class SimulateCommand implements Callable<Integer> {
    @Option(
            names = "--base-url",
            required = true,
            paramLabel = "U",
            description = "The server, for instance http://localhost:8080.")
    private @Nullable URI baseUrl;

    @Option(names = "--app-token", required = true, paramLabel = "T", description = "App token.")
    private String appToken = "";

    @Option(
            names = "--secret-key",
            required = true,
            paramLabel = "S",
            description = "Secret key of the app token.")
    private String secretKey = "";

    @Option(
            names = "--operator",
            required = true,
            paramLabel = "NAME:PASSWORD",
            description = "Login of the desk.")
    private String operator = "";

    @Option(
            names = "--external-user-id",
            paramLabel = "X",
            description = "Your id of the applicant. Default: a random one.")
    private @Nullable String externalUserId;

    @Option(
            names = "--media-folder",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Where the composed video goes. Default: the current folder.")
    private Path mediaFolder = Path.of(".");

    @Option(
            names = "--ffmpeg",
            paramLabel = "DIR",
            description =
                    "Folder with ffmpeg and ffprobe to examine the video with. Default: the ones that come with Vident.")
    private @Nullable Path ffmpegFolder;

    @Mixin private final SimulationOptions options = new SimulationOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        int colon = operator.indexOf(':');
        if (colon < 1) {
            throw new ParameterException(commandLine, "--operator must be NAME:PASSWORD");
        }
        SimulationPlan plan =
                new SimulationPlan(
                        withoutSlash(Objects.requireNonNull(baseUrl)),
                        appToken,
                        secretKey,
                        operator.substring(0, colon),
                        operator.substring(colon + 1),
                        externalUserId == null ? "simulated-" + UUID.randomUUID() : externalUserId,
                        options.talk(),
                        options.verdict(),
                        mediaFolder,
                        ffmpegFolder,
                        Path.of(System.getProperty("user.home"), ".cache", "vident", "programs"));
        return play(plan, options, commandLine);
    }

    /// Plays and prints.
    ///
    /// @return the exit status
    static int play(SimulationPlan plan, SimulationOptions options, CommandLine commandLine) {
        ResultPrinter printer =
                new ResultPrinter(commandLine.getOut(), commandLine.getErr(), options.json());
        SimulationResult result = new Simulation(plan, printer::step).run();
        printer.result(result);
        return result.successful() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static URI withoutSlash(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
