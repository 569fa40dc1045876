package dev.vident.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A server in a process of its own, so that its CPU time is nobody else's.
///
/// The child prints its port as the first line and ends when its standard input closes.
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(Class<?> main, int port, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.add(Integer.toString(port));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new IOException(main.getSimpleName() + " did not start");
        }
        return new ServerProcess(process, Integer.parseInt(line.strip()));
    }

    int port() {
        return port;
    }

    /// User and system time of the process so far.
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
