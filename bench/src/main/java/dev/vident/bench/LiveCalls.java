package dev.vident.bench;

import static java.util.Objects.requireNonNull;

import dev.vident.server.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Calls that go on while something else is measured: server and participants, each in a process of
/// its own. Confined to one thread.
final class LiveCalls implements AutoCloseable {
    private static final String MEDIA_LOOPS = "1";

    private final ChildProcess server;
    private final ChildProcess load;
    private final MediaLoadFigures loadBefore;
    private final MediaServerFigures serverBefore;

    private LiveCalls(ChildProcess server, ChildProcess load) throws Exception {
        this.server = server;
        this.load = load;
        this.loadBefore = loadNow();
        this.serverBefore = serverNow();
    }

    /// Starts them; returns when everybody has joined. Nothing goes on when that fails.
    ///
    /// @param folder for their recordings
    static LiveCalls start(int calls, Path folder) throws Exception {
        ChildProcess server =
                ChildProcess.start(MediaBenchServer.class, "0", folder.toString(), MEDIA_LOOPS);
        try {
            return join(calls, server);
        } catch (Exception failure) {
            server.close();
            throw failure;
        }
    }

    private static LiveCalls join(int calls, ChildProcess server) throws Exception {
        String signalling = "http://localhost:" + Integer.parseInt(server.readLine());
        ChildProcess load =
                ChildProcess.start(MediaLoad.class, signalling, Integer.toString(calls));
        try {
            load.readLine();
            return new LiveCalls(server, load);
        } catch (Exception failure) {
            load.close();
            throw failure;
        }
    }

    /// Media packets since the start that did not reach the other side and journal records that did
    /// not reach the disk.
    long lost() throws Exception {
        MediaLoadFigures now = loadNow();
        long expected = now.expected() - loadBefore.expected();
        long received = now.received() - loadBefore.received();
        return Math.max(0, expected - received)
                + serverNow().droppedRecords()
                - serverBefore.droppedRecords();
    }

    private MediaLoadFigures loadNow() throws Exception {
        return read(load.ask("figures"), MediaLoadFigures.class);
    }

    private MediaServerFigures serverNow() throws Exception {
        return read(server.ask("figures"), MediaServerFigures.class);
    }

    private static <T> T read(String line, Class<T> type) {
        return requireNonNull(Json.read(line.getBytes(StandardCharsets.UTF_8), type));
    }

    @Override
    public void close() {
        load.close();
        server.close();
    }
}
