package dev.vident.server;

import dev.vident.server.command.ComposeCommand;
import dev.vident.server.command.DemoCommand;
import dev.vident.server.command.DoctorCommand;
import dev.vident.server.command.ServeCommand;
import dev.vident.server.command.SimulateCommand;
import dev.vident.server.command.TokenCommand;
import dev.vident.server.config.ConfigRefusal;
import dev.vident.server.simulation.SimulationFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Chooses the role: `serve`, `compose`, `demo`, `simulate`, `doctor` or `token`.
@Command(
        name = "vident",
        mixinStandardHelpOptions = true,
        version = "Vident 0.1.0",
        description = "A self-hosted video-identification server.",
        synopsisSubcommandLabel = "VERB")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /// The whole command line; exit status 0 for success, 1 for a failure, 2 for wrong usage.
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .addSubcommand(ServeCommand.commandLine())
                .addSubcommand(ComposeCommand.commandLine())
                .addSubcommand(DemoCommand.commandLine())
                .addSubcommand(new SimulateCommand())
                .addSubcommand(DoctorCommand.commandLine())
                .addSubcommand(TokenCommand.commandLine())
                .setExecutionExceptionHandler(Main::refuse);
    }

    /// What a person can mend is said in one sentence; anything else is a bug of ours and keeps its
    /// trace.
    private static int refuse(
            Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        int status =
                switch (failure) {
                    case ConfigRefusal _ -> CommandLine.ExitCode.USAGE;
                    case StartRefusal _, SimulationFailure _ -> CommandLine.ExitCode.SOFTWARE;
                    default -> throw failure;
                };
        commandLine.getErr().println("vident: " + failure.getMessage());
        return status;
    }
}
