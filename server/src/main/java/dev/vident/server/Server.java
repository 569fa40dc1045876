package dev.vident.server;

import dev.vident.media.net.MediaServer;
import dev.vident.media.net.MediaSettings;
import dev.vident.server.applicant.Applicant;
import dev.vident.server.applicant.BuiltInLevels;
import dev.vident.server.applicant.NewApplicant;
import dev.vident.server.call.ApplicantDoor;
import dev.vident.server.call.CallSettings;
import dev.vident.server.call.Calls;
import dev.vident.server.call.JournalRecorder;
import dev.vident.server.call.Lobby;
import dev.vident.server.call.MediaServerEngine;
import dev.vident.server.call.OperatorDoor;
import dev.vident.server.call.Pages;
import dev.vident.server.composition.CompositionJobs;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.http.HttpServer;
import dev.vident.server.http.HttpSettings;
import dev.vident.server.http.Routes;
import dev.vident.server.http.StaticPages;
import dev.vident.server.http.api.ApiParts;
import dev.vident.server.http.api.ApiRoutes;
import dev.vident.server.http.apply.ApplyRoutes;
import dev.vident.server.http.desk.DeskAccess;
import dev.vident.server.http.desk.DeskParts;
import dev.vident.server.http.desk.DeskRoutes;
import dev.vident.server.http.signalling.SignallingRoutes;
import dev.vident.server.http.signalling.SignallingSettings;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Randomness;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalSettings;
import dev.vident.server.recording.Recording;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.secret.MasterKey;
import dev.vident.server.storage.sql.DatabaseSettings;
import dev.vident.server.storage.sql.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The whole server, wired by hand: everything is created here, in order, and closed in reverse (ADR 7). Thread-safe.
public final class Server implements AutoCloseable {
    private static final Duration TEST_LINK_LIFETIME = Duration.ofDays(1);

    private final VidentConfig config;
    private final Lifecycle parts;
    private final DataFolder data;
    private final Features features;
    private final @Nullable FirstStart firstStart;
    private final HttpServer http;

    private Server(VidentConfig config, Lifecycle parts) {
    }
}
