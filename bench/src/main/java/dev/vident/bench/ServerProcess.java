package dev.vident.bench;

import java.io.IOException;
import java.util.stream.Stream;

/// A server in a process of its own, which says its port as the first line.
final class ServerProcess implements AutoCloseable {

    private final ChildProcess process;
    private final int port;

    private ServerProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(Class<?> main, int port, String... arguments) throws IOException {
        ChildProcess process =
                ChildProcess.start(
                        main,
                        Stream.concat(Stream.of(Integer.toString(port)), Stream.of(arguments))
                                .toArray(String[]::new));
        return new ServerProcess(process, Integer.parseInt(process.readLine()));
    }

    int port() {
        return port;
    }

    /// User and system time of the process so far.
    long cpuNanos() {
        return process.cpuNanos();
    }

    @Override
    public void close() {
        process.close();
    }
}
