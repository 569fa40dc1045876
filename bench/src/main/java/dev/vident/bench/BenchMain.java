package dev.vident.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `bench`: chooses what to measure.
@Command(
        name = "bench",
        description = "Measures this server on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ApiBenchCommand.class,
            ComposeBenchCommand.class,
            CrashBenchCommand.class,
            LinkBenchCommand.class,
            MediaBenchCommand.class
        })
public final class BenchMain implements Runnable {

    /// Exits with 0 when all targets are met, 1 when one is missed, 2 for a wrong command line.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchMain()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
