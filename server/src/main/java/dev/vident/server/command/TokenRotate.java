package dev.vident.server.command;

import dev.vident.server.access.AppTokens;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// `vident token rotate`.
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gives an app token a new private part and secret key and prints them, this once. The"
                    + " old ones work on for",
            "the grace period."
        })
final class TokenRotate extends TokenVerb {
    private static final Pattern GRACE = Pattern.compile("(\\d{1,6})(s|m|h|d)");

    @Parameters(paramLabel = "ID", description = "Id of the token, as listed.")
    private String id = "";

    @Option(
            names = "--grace",
            defaultValue = "24h",
            description =
                    "How long the old secret still works, up to 30d; 0s ends it at once (default:"
                            + " ${DEFAULT-VALUE}).")
    private String grace = "";

    @Override
    void run(AppTokens tokens) {
        show(tokens.rotate(id, grace()));
    }

    private Duration grace() {
        Matcher matcher = GRACE.matcher(grace);
        if (!matcher.matches()) {
            throw new ParameterException(
                    commandLine(), "--grace must be a duration such as 30m, 24h or 7d.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
