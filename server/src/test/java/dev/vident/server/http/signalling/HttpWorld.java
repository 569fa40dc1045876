package dev.vident.server.http.signalling;

import dev.vident.media.room.RoomSnapshot;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.call.CallBook;
import dev.vident.server.call.CallWorld;
import dev.vident.server.composition.InstantViews;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.apply.ApplyRoutes;
import dev.vident.server.http.desk.CallStateRoutes;
import dev.vident.server.http.desk.DeskAccess;
import dev.vident.server.http.desk.DeskParts;
import dev.vident.server.http.desk.DeskRoutes;
import dev.vident.server.http.desk.PacketCaptureRoutes;
import dev.vident.server.operator.Role;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Redacted;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingKeys;
import dev.vident.server.report.SummaryReports;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A [CallWorld] behind a real HTTP server.
final class HttpWorld implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final CallWorld world;
    final List<String> retried = new CopyOnWriteArrayList<>();
    final List<RoomSnapshot> rooms = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    HttpWorld(Path folder) {
        this(folder, SignallingSettings.documented());
    }

    HttpWorld(Path folder, SignallingSettings settings) {
        world = new CallWorld(folder, threads);
        DeskAccess access = new DeskAccess(world.logins);
        server =
                HttpServer.start(
                        HttpSettings.of("127.0.0.1", 0),
                        "00000000000000bb",
                        List.of(
                                new SignallingRoutes(
                                        world.applicantDoor,
                                        world.operatorDoor,
                                        new TokenLogins(world.tokens),
                                        access::seat,
                                        settings,
                                        new Origins(true, ""),
                                        threads),
                                new ApplyRoutes(
                                        world.permalinks,
                                        world.tokens,
                                        world.applicants,
                                        world.consents,
                                        world.calls,
                                        world.stills),
                                new CallStateRoutes(
                                        access, () -> CompletableFuture.completedFuture(rooms)),
                                new PacketCaptureRoutes(access, world.captures),
                                new DeskRoutes(
                                        new DeskParts(
                                                access,
                                                world.logins,
                                                world.identifications,
                                                world.decisions,
                                                world.stores.applicants(),
                                                world.stores.calls(),
                                                world.stores.compositions(),
                                                world.stills,
                                                world.stores.scriptAnswers(),
                                                world.stores.events(),
                                                world.documents,
                                                world.notes,
                                                world.stores.blobs(),
                                                views(folder),
                                                reports(),
                                                _ -> null,
                                                call -> world.jobs.waiting(CallBook.COMPOSE, call),
                                                retried::add,
                                                "rendering-call"::equals,
                                                world.lobby::applicantChanged,
                                                false))));
    }

    private InstantViews views(Path folder) {
        return new InstantViews(
                new RecordingArchive(folder.resolve("recordings"), RecordingKeys.NONE, world.clock),
                folder.resolve("views"));
    }

    private SummaryReports reports() {
        return new SummaryReports(
                world.stores.calls(),
                world.stores.recordings(),
                world.stores.compositions(),
                world.stores.stills(),
                world.stores.scriptAnswers(),
                world.stores.events(),
                world.stores.blobs(),
                world.clock,
                "acme");
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /// An SDK access token of an applicant.
    String token(Applicant applicant) {
        return world.tokens
                .issue(Mode.SANDBOX, applicant.id(), applicant.levelName(), Duration.ofMinutes(10))
                .value();
    }

    void addOperator(String login, String displayName, Role... roles) {
        world.operators.add(login, displayName, Set.of(roles), Redacted.of(PASSWORD));
    }

    @Override
    public void close() {
        server.close();
        world.close();
        threads.close();
    }
}
