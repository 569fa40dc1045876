package dev.vident.server.composition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Linux's idle class: whoever is in it runs when nobody else wants to. Where the system has no
/// `chrt` or does not let us use it, the lowest ordinary priority must do.
final class IdleScheduling {
    private static final Path CHRT = Path.of("/usr/bin/chrt");
    private static final List<String> COMMAND = List.of(CHRT.toString(), "-i", "0");
    private static final List<String> PREFIX = works() ? COMMAND : List.of();

    private IdleScheduling() {}

    /// What comes before a command that is to run so; empty where it is not possible.
    static List<String> prefix() {
        return PREFIX;
    }

    private static boolean works() {
        if (!Files.isExecutable(CHRT)) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder(CHRT.toString(), "-i", "0", "true");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
