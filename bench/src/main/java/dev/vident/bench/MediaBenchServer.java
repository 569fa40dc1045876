package dev.vident.bench;

import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vident.media.net.MediaServer;
import dev.vident.media.net.MediaSettings;
import dev.vident.media.net.MediaStatistics;
import dev.vident.media.net.SessionOffer;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.http.Json;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalFiles;
import dev.vident.server.recording.JournalSettings;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.secret.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// The media engine as the server runs it, with journals on disk, behind the least signalling there
/// can be:
///
/// ```
/// POST /join?<room>&<participant>   ->  the offer; its session in the header Session
/// POST /answer?<session>            body: the answer
/// ```
final class MediaBenchServer {

    private static final String SESSION_HEADER = "Session";

    private final Path recordings;
    private final RecordingKeys keys;
    private final JournalDisk disk;
    private final MediaServer media;
    private final Map<String, JournalFiles> journals = new ConcurrentHashMap<>();

    private MediaBenchServer(Path recordings, int loops) {
        this.recordings = recordings;
        Randomness randomness = Randomness.secure();
        this.keys =
                RecordingKeys.of(
                        new Vault(MasterKey.parse("00".repeat(32)), randomness), randomness);
        this.disk = JournalDisk.start(JournalSettings.DEFAULT, InstantSource.system(), recordings);
        this.media = MediaServer.start(MediaSettings.loopback().withLoops(loops), _ -> {});
    }

    /// @param arguments the TCP port for signalling, 0 for a free one; the folder for recordings;
    ///   the number of media loops
    public static void main(String[] arguments) throws Exception {
        MediaBenchServer server =
                new MediaBenchServer(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        int port = Integer.parseInt(arguments[0]);
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/join", server::join);
        http.createContext("/answer", server::answer);
        http.start();
        ParentTalk.say(Integer.toString(http.getAddress().getPort()));
        ParentTalk.answerUntilParentEnds(line -> {
            if (line.equals(MediaServerFigures.ASK_COLLECTED)) {
                System.gc();
            }
            return new String(Json.bytes(server.figures()), StandardCharsets.UTF_8);
        });
        System.exit(0);
    }

    private void join(HttpExchange exchange) throws IOException {
        String[] names = exchange.getRequestURI().getQuery().split("&", 2);
        JournalFiles recording = journals.computeIfAbsent(names[0], this::openJournals);
        try {
            SessionOffer offer =
                    media.join(names[0], names[1], 0, VideoEncoding.VP8, recording).join();
            exchange.getResponseHeaders().set(SESSION_HEADER, offer.sessionId());
            respond(exchange, 200, offer.sdp());
        } catch (CompletionException refused) {
            respond(exchange, 503, String.valueOf(refused.getCause()));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String sdp = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            media.answer(exchange.getRequestURI().getQuery(), sdp).join();
            respond(exchange, 200, "taken");
        } catch (CompletionException refused) {
            respond(exchange, 503, String.valueOf(refused.getCause()));
        }
    }

    private JournalFiles openJournals(String room) {
        RecordingFolder folder = RecordingFolder.of(recordings, room, keys);
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return disk.open(folder);
    }

    private MediaServerFigures figures() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MediaStatistics statistics = media.statistics();
        long dropped =
                journals.values().stream()
                        .mapToLong(files -> files.health().droppedRecords())
                        .sum();
        return new MediaServerFigures(
                threads.getTotalThreadAllocatedBytes(),
                dropped,
                statistics.unsentDatagrams(),
                statistics.failures(),
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime(),
                memoryBytes());
    }

    private static long memoryBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
