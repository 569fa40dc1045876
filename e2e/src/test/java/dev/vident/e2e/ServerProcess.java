package dev.vident.e2e;

import dev.vident.client.VidentClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The built server as its own process, with known secrets. Its output is kept for assertions.
final class ServerProcess implements AutoCloseable {
    static final String APP_TOKEN = "sbx:e2eTokenPublicPart000001.e2eTokenPrivatePart0000000000001";
    static final String SECRET_KEY = "e2e-secret-key-of-the-app-token-1";
    static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final Pattern READY = Pattern.compile("Vident is ready at (\\S+)");
    private static final long START_SECONDS_MAX = 60;

    private final Process process;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().name("server output").start(this::readOutput);
    }

    /// Starts the server and waits until it is ready.
    ///
    /// @param data data folder, kept between starts
    /// @param flags further flags of `serve`
    static ServerProcess start(Path data, String... flags) {
        return start(0, data, flags);
    }

    /// The same with a media port that is known beforehand.
    static ServerProcess start(int mediaPort, Path data, String... flags) {
        List<String> command =
                java(
                        "serve",
                        "--port",
                        "0",
                        "--media-port",
                        Integer.toString(mediaPort),
                        "--media-loops",
                        "1",
                        "--media-host",
                        "127.0.0.1",
                        "--data",
                        data.toString());
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("VIDENT_BOOTSTRAP_APP_TOKEN", APP_TOKEN);
        builder.environment().put("VIDENT_BOOTSTRAP_SECRET_KEY", SECRET_KEY);
        builder.environment().put("VIDENT_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        try {
            ServerProcess server = new ServerProcess(builder.start());
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A UDP port nobody uses.
    static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// The command line of a verb of the built program.
    static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx512m",
                        "-cp",
                        libraries() + "/*",
                        "dev.vident.server.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path libraries() {
        Path libraries = Path.of("..", "server", "target", "lib").toAbsolutePath().normalize();
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(
                    "the server is not built: " + libraries + " is missing");
        }
        return libraries;
    }

    private void awaitReady() {
        try {
            ready.get(START_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not start:\n" + output(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void readOutput() {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.add(line);
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException processGone) {
            output.add("(output ended: " + processGone.getMessage() + ")");
        }
        ready.completeExceptionally(new IllegalStateException("the process ended"));
    }

    /// Where it listens.
    URI baseUrl() {
        return ready.join();
    }

    /// The integrator's client, signed with the known secrets.
    VidentClient client() {
        return VidentClient.builder(baseUrl().toString(), APP_TOKEN, SECRET_KEY).build();
    }

    /// Everything it printed so far.
    String output() {
        synchronized (output) {
            return String.join("\n", output);
        }
    }

    /// `kill -9`.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGTERM.
    ///
    /// @return the exit status
    int terminate() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException(
                        "the server did not stop within 30 s:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
    }
}
