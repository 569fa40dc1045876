package dev.vident.server.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vident token`: app tokens from the terminal of the server's machine.
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        description =
                "Administers app tokens in the data folder and database of an installation. The"
                        + " server may be running; it heeds changes within 30 s.")
public final class TokenCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private TokenCommand() {}

    /// The verb with its four verbs.
    public static CommandLine commandLine() {
        return new CommandLine(new TokenCommand())
                .addSubcommand(TokenVerb.configured(new TokenCreate()))
                .addSubcommand(TokenVerb.configured(new TokenList()))
                .addSubcommand(TokenVerb.configured(new TokenRotate()))
                .addSubcommand(TokenVerb.configured(new TokenRevoke()));
    }

    @Override
    public void run() {
        CommandSpec own = Objects.requireNonNull(spec);
        throw new CommandLine.ParameterException(own.commandLine(), "Missing required verb");
    }
}
