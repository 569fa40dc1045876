package dev.vident.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The whole server as `vident serve` runs it, always on the same port and data folder, which can
/// be killed and started again.
final class KillableServer implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(3);

    private final Path folder;
    private final List<String> flags;
    private final int port;
    private Process process;

    private KillableServer(Path folder, List<String> flags, int port) throws IOException {
        this.folder = folder;
        this.flags = flags;
        this.port = port;
        this.process = launch();
    }

    /// @param flags settings beside ports and folder
    static KillableServer start(Path folder, List<String> flags)
            throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        KillableServer server = new KillableServer(folder, flags, port);
        server.awaitReady();
        return server;
    }

    URI address(String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    /// SIGKILL, and a new process at once.
    ///
    /// @return when the old one was killed, epoch milliseconds
    long killAndStart() throws IOException, InterruptedException {
        long at = System.currentTimeMillis();
        process.destroyForcibly().waitFor();
        process = launch();
        awaitReady();
        return at;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.vident.server.Main");
        command.addAll(List.of("serve", "--port", Integer.toString(port)));
        command.addAll(List.of("--media-host", "127.0.0.1", "--media-port", "0"));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("VIDENT_BOOTSTRAP_APP_TOKEN", SignedRequests.APP_TOKEN);
        builder.environment().put("VIDENT_BOOTSTRAP_SECRET_KEY", SignedRequests.SECRET_KEY);
        Path log = folder.resolve("server.log");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_MAX.toNanos();
        HttpRequest health = HttpRequest.newBuilder(address("/resources/status/api")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() < end) {
                try {
                    client.send(health, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException _) {
                    Thread.sleep(50);
                }
            }
        }
        throw new IOException("the server does not start; see " + folder.resolve("server.log"));
    }
}
