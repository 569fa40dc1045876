package dev.vident.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The system's coturn on loopback, with the settings `docs/operating` gives and those a test
/// needs.
final class TurnServer implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/turnserver", "/usr/local/bin/turnserver");
    private static final int STOP_SECONDS_MAX = 10;

    private final Process process;
    private final int port;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());

    private TurnServer(Process process, int port) {
        this.process = process;
        this.port = port;
        Thread.ofVirtual().name("turn server output").start(this::readOutput);
    }

    /// Skips the test, loudly, where there is no coturn.
    static TurnServer startOrSkip(Path folder, String secret) throws IOException {
        Optional<Path> program =
                PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            System.out.println(
                    "\n##### TURN TEST SKIPPED: no turnserver found. Install it (apt-get install coturn). #####\n");
        }
        Assumptions.assumeTrue(program.isPresent(), "no coturn");
        int port = freePort();
        List<String> command =
                List.of(
                        program.orElseThrow().toString(),
                        "-n",
                        "--verbose",
                        "--use-auth-secret",
                        "--static-auth-secret=" + secret,
                        "--realm=turn.example.org",
                        "--fingerprint",
                        "--no-cli",
                        "--no-tls",
                        "--no-dtls",
                        "--listening-ip=127.0.0.1",
                        "--listening-port=" + port,
                        "--relay-ip=127.0.0.1",
                        "--denied-peer-ip=0.0.0.0-255.255.255.255",
                        "--denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                        "--allowed-peer-ip=127.0.0.1",
                        "--allow-loopback-peers",
                        "--log-file=stdout",
                        "--userdb=" + folder.resolve("turndb"),
                        "--pidfile=" + folder.resolve("turnserver.pid"));
        return new TurnServer(new ProcessBuilder(command).redirectErrorStream(true).start(), port);
    }

    /// Where it listens, for UDP and for TCP.
    int port() {
        return port;
    }

    /// What it logged, line by line.
    Stream<String> log() {
        synchronized (output) {
            return List.copyOf(output).stream();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private void readOutput() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
            }
        } catch (IOException processGone) {
            output.add("(output ended: " + processGone.getMessage() + ")");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
