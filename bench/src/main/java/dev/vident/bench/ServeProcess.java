package dev.vident.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The whole server in a process of its own, as `./vident serve` starts it, with known secrets.
/// Ends with its parent.
final class ServeProcess implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery staple";

    private static final Pattern READY = Pattern.compile("Vident is ready at (\\S+)");
    private static final long START_SECONDS_MAX = 120;
    private static final int LINES_KEPT = 40;

    private final Process process;
    private final Thread onExit;
    private final CompletableFuture<URI> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ServeProcess(Process process) {
        this.process = process;
        this.onExit = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(onExit);
        Thread.ofVirtual().name("server output").start(this::readOutput);
    }

    /// Starts the server on free ports of this machine alone; returns when it is ready.
    ///
    /// @param data data folder, kept between starts
    /// @throws IOException when it does not start
    static ServeProcess start(Path data) throws IOException, InterruptedException {
        return start(data, 0, List.of(), List.of());
    }

    /// As [#start(Path)], for one that is to live for seconds: with the quick compiler only.
    static ServeProcess startBriefly(Path data) throws IOException, InterruptedException {
        return start(data, 0, List.of(), List.of("-XX:TieredStopAtLevel=1"));
    }

    /// As [#start(Path)], on an HTTP port of choice.
    ///
    /// @param flags further settings, as on the command line
    static ServeProcess start(Path data, int port, List<String> flags)
            throws IOException, InterruptedException {
        return start(data, port, flags, List.of());
    }

    private static ServeProcess start(
            Path data, int port, List<String> flags, List<String> javaOptions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.vident.server.Main");
        command.addAll(List.of("serve", "--port", Integer.toString(port)));
        command.addAll(List.of("--media-host", "127.0.0.1", "--media-port", "0"));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(flags);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("VIDENT_BOOTSTRAP_APP_TOKEN", SignedRequests.APP_TOKEN);
        builder.environment().put("VIDENT_BOOTSTRAP_SECRET_KEY", SignedRequests.SECRET_KEY);
        builder.environment().put("VIDENT_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        ServeProcess server = new ServeProcess(builder.redirectErrorStream(true).start());
        try {
            server.ready.get(START_SECONDS_MAX, TimeUnit.SECONDS);
            return server;
        } catch (ExecutionException | TimeoutException e) {
            server.kill();
            throw new IOException("the server did not start:\n" + server.lastLines(), e);
        }
    }

    private void readOutput() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
                Matcher matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
        } catch (IOException processGone) {
            keep("(output ended: " + processGone.getMessage() + ")");
        }
        ready.completeExceptionally(new IOException("the process ended"));
    }

    private void keep(String line) {
        synchronized (lastLines) {
            lastLines.add(line);
            if (lastLines.size() > LINES_KEPT) {
                lastLines.remove();
            }
        }
    }

    /// Where it listens.
    URI baseUrl() {
        return ready.join();
    }

    /// The end of what it printed.
    String lastLines() {
        synchronized (lastLines) {
            return String.join("\n", List.copyOf(lastLines));
        }
    }

    /// `kill -9`; returns when the process is gone.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
