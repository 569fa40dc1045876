package dev.vident.server.composition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Takes the network away from the programs that read what strangers sent, where the system allows
/// it: root may give a process a network namespace of its own, everybody else may where user
/// namespaces are permitted. Found out once. Thread-safe.
public final class NetworkIsolation {
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final long PATIENCE_SECONDS = 10;

    private static final List<List<String>> WAYS =
            List.of(
                    List.of(UNSHARE.toString(), "--net"),
                    List.of(UNSHARE.toString(), "--user", "--map-root-user", "--net"));

    private static final class Found {
        static final List<String> PREFIX =
                WAYS.stream().filter(NetworkIsolation::works).findFirst().orElse(List.of());
    }

    private NetworkIsolation() {}

    /// What to put before a command; empty where the system does not allow it.
    static List<String> prefix() {
        return Found.PREFIX;
    }

    /// Whether ffmpeg runs without a network.
    public static boolean isOn() {
        return !prefix().isEmpty();
    }

    private static boolean works(List<String> way) {
        if (!Files.isExecutable(UNSHARE)) {
            return false;
        }
        List<String> command = new ArrayList<>(way);
        command.add("/bin/true");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
