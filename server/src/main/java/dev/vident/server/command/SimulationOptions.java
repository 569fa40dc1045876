package dev.vident.server.command;

import dev.vident.server.simulation.PlannedVerdict;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options `simulate` and `demo` share.
final class SimulationOptions {
    private static final int SECONDS_MIN = 3;
    private static final int SECONDS_MAX = 3600;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            paramLabel = "N",
            description = "How long both sides talk, 3 to 3600 s. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--verdict",
            defaultValue = "GREEN",
            converter = VerdictConverter.class,
            paramLabel = "V",
            description = "GREEN, RED:LABEL:RETRY or RED:LABEL:FINAL. Default: ${DEFAULT-VALUE}.")
    private PlannedVerdict verdict = new PlannedVerdict.Green();

    @Option(
            names = "--json",
            description =
                    "Prints one JSON object on standard output; progress goes to standard error.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    Duration talk() {
        if (seconds < SECONDS_MIN || seconds > SECONDS_MAX) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--seconds must be from "
                            + SECONDS_MIN
                            + " to "
                            + SECONDS_MAX
                            + ", not "
                            + seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    PlannedVerdict verdict() {
        return verdict;
    }

    boolean json() {
        return json;
    }
}
