package dev.vident.server;

import dev.vident.media.net.MediaLimits;
import dev.vident.media.net.MediaSettings;
import dev.vident.media.net.TcpSettings;
import dev.vident.server.call.ApplicantDoor;
import dev.vident.server.call.CallSettings;
import dev.vident.server.call.Calls;
import dev.vident.server.call.JournalRecorder;
import dev.vident.server.call.Lobby;
import dev.vident.server.call.MediaServerEngine;
import dev.vident.server.call.OperatorDoor;
import dev.vident.server.call.Pages;
import dev.vident.server.call.TurnServers;
import dev.vident.server.config.VidentConfig;
import dev.vident.server.metrics.Metrics;
import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Lifecycle;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalSettings;
import dev.vident.server.recording.RecordingArchive;
import dev.vident.server.recording.RecordingFolder;
import dev.vident.server.storage.sql.Stores;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where people meet: the media engine, the recorder, the running calls and the waiting room,
/// wired.
///
/// @param calls the running calls
/// @param lobby who waits and who is online
/// @param applicants where applicants' pages come in
/// @param operators where desks come in
/// @param engine the media engine
record CallFloor(
        Calls calls,
        Lobby lobby,
        ApplicantDoor applicants,
        OperatorDoor operators,
        MediaServerEngine engine) {
    private static final Logger LOG = LoggerFactory.getLogger(CallFloor.class);

    /// Opens everything and finishes first what a crash left open.
    ///
    /// @param recordingBegun is told of every recording that begins
    static CallFloor open(
            VidentConfig config,
            Lifecycle parts,
            Features features,
            Stores stores,
            RecordingArchive archive,
            Consumer<RecordingFolder> recordingBegun,
            Metrics metrics,
            ExecutorService threads,
            Ids ids,
            InstantSource clock) {
        CallSettings settings = CallSettings.DEFAULT.withReconnectWindow(config.reconnectWindow());
        JournalDisk disk = parts.own("journals", openJournals(config, archive, clock));
        MediaServerEngine engine = parts.own("media", startMedia(config));
        Pages pages = new Pages();
        Calls calls =
                new Calls(
                        metrics.watch(engine, disk),
                        new JournalRecorder(disk, archive, recordingBegun),
                        features.callBook,
                        features.scriptAnswers,
                        pages,
                        settings,
                        new LevelVideoCodecs(
                                stores.applicants(), stores.levels(), config.media().videoCodec()),
                        new TurnServers(
                                config.turn().urls(),
                                config.turn().secret(),
                                config.turn().credentialLifetime()),
                        ids,
                        clock,
                        threads);
        engine.report(news -> {
            metrics.media(news);
            calls.media(news);
        });
        int ended = calls.recoverAfterRestart();
        if (ended > 0) {
            LOG.warn(
                    "{} calls were cut off when the server last stopped; their recordings are finished",
                    ended);
        }
        Lobby lobby =
                new Lobby(
                        pages,
                        calls,
                        features.identifications,
                        stores.applicants(),
                        settings,
                        clock,
                        threads);
        lobby.recoverAfterRestart();
        tickEverySecond(parts, calls, lobby);
        return new CallFloor(
                calls,
                lobby,
                new ApplicantDoor(pages, lobby, calls, stores.applicants()),
                new OperatorDoor(pages, lobby, calls, features.callBook),
                engine);
    }

    private static MediaServerEngine startMedia(VidentConfig config) {
        MediaSettings settings =
                new MediaSettings(
                        config.media().host(),
                        config.media().port(),
                        config.media().advertisedAddresses(),
                        mediaLoops(config),
                        MediaLimits.DEFAULT);
        int tcpPort = config.media().tcpPort();
        TcpSettings tcp = TcpSettings.onPort(tcpPort).withOthersTo(config.media().tcpOthersTo());
        try {
            return MediaServerEngine.start(tcpPort == 0 ? settings : settings.withTcp(tcp));
        } catch (UncheckedIOException e) {
            throw new StartRefusal(
                    "A media port cannot be bound: "
                            + e.getMessage()
                            + ". Stop who has it, or choose another with --media-port or --media-tcp-port.",
                    e);
        }
    }

    private static int mediaLoops(VidentConfig config) {
        int wanted = config.media().loops();
        return wanted > 0
                ? wanted
                : MediaSettings.loopsFor(Runtime.getRuntime().availableProcessors());
    }

    private static JournalDisk openJournals(
            VidentConfig config, RecordingArchive archive, InstantSource clock) {
        JournalSettings settings =
                new JournalSettings(
                        config.recording().flushInterval(),
                        config.recording().syncInterval(),
                        JournalSettings.DEFAULT.videoBufferBytes(),
                        JournalSettings.DEFAULT.audioBufferBytes());
        return JournalDisk.start(settings, clock, archive.root());
    }

    private static void tickEverySecond(Lifecycle parts, Calls calls, Lobby lobby) {
        ScheduledExecutorService clockwork =
                parts.own(
                        "ticks",
                        Executors.newSingleThreadScheduledExecutor(
                                Thread.ofPlatform().name("ticks").daemon().factory()));
        Runnable tick =
                () -> {
                    try {
                        calls.tick();
                        lobby.tick();
                    } catch (RuntimeException e) {
                        LOG.error("A tick failed; the next follows in a second", e);
                    }
                };
        var _ = clockwork.scheduleAtFixedRate(tick, 1, 1, TimeUnit.SECONDS);
    }
}
