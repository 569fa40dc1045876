package dev.vident.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A server on the same port and data folder however often it is killed and started again.
final class KillableServer implements AutoCloseable {

    private final Path data;
    private final List<String> flags;
    private final int port;
    private ServeProcess process;

    private KillableServer(Path data, List<String> flags, int port)
            throws IOException, InterruptedException {
        this.data = data;
        this.flags = flags;
        this.port = port;
        this.process = ServeProcess.start(data, port, flags);
    }

    /// @param flags settings beside ports and folder
    static KillableServer start(Path data, List<String> flags)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        return new KillableServer(data, flags, port);
    }

    URI address(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    /// SIGKILL, and a new process at once.
    ///
    /// @return when the old one was killed, epoch milliseconds
    long killAndStart() throws IOException, InterruptedException {
        long at = System.currentTimeMillis();
        process.kill();
        process = ServeProcess.start(data, port, flags);
        return at;
    }

    @Override
    public void close() {
        process.close();
    }
}
