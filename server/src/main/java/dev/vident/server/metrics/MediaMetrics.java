package dev.vident.server.metrics;

import dev.vident.media.net.LoopLoad;
import dev.vident.media.net.MediaStatistics;
import dev.vident.media.room.PeerSnapshot;
import dev.vident.media.room.RoomSnapshot;
import dev.vident.media.room.TrackSnapshot;
import dev.vident.server.call.MediaEngine;
import dev.vident.server.call.MediaNews;
import dev.vident.server.call.MediaServerEngine;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalFigures;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The media engine and the journals. Figures of running sessions are fetched from the loop when
/// they are asked for. Thread-safe.
final class MediaMetrics {
    private static final double MICROS = 1e6;
    private static final long DESCRIBING_SECONDS_MAX = 1;

    private final MeterRegistry registry;
    private final JoinMetrics joins;
    private final DistributionSummary loss;
    private volatile @Nullable MediaServerEngine engine;
    private volatile List<PeerSnapshot> peers = List.of();
    private volatile LoopLoad load = new LoopLoad(0, 0);

    MediaMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.joins = new JoinMetrics(registry, clock);
        this.loss =
                DistributionSummary.builder("vident.media.loss.percent")
                        .description(
                                "Packets the network lost on the way to us, by session and second")
                        .serviceLevelObjectives(1, 5, 10, 25)
                        .register(registry);
    }

    void watch(MediaServerEngine watched, JournalDisk disk) {
        engine = watched;
        gauge("vident.calls.running", "Calls", watched, e -> e.statistics().rooms());
        gauge("vident.sessions.running", "Media sessions", watched, e -> e.statistics().sessions());
        datagrams(watched, "received", MediaStatistics::receivedDatagrams);
        datagrams(watched, "sent", MediaStatistics::sentDatagrams);
        datagrams(watched, "oversized", MediaStatistics::oversizedDatagrams);
        datagrams(watched, "strange", MediaStatistics::strangeDatagrams);
        datagrams(watched, "limited", MediaStatistics::limitedDatagrams);
        datagrams(watched, "unsent", MediaStatistics::unsentDatagrams);
        watchTcp(watched);
        counter(
                "vident.media.failures",
                "Sessions ended by a bug of ours",
                watched,
                e -> e.statistics().failures());
        counter(
                "vident.media.dropped.events",
                "Events the product was too slow to take",
                watched,
                e -> e.statistics().droppedEvents());
        counter(
                "vident.media.loop.busy.seconds",
                "Time the media loop worked; its rate is the utilisation",
                this,
                m -> m.load.busyMicros() / MICROS);
        gauge(
                "vident.media.loop.lag.seconds",
                "Longest turn of the media loop since the last scrape",
                this,
                m -> m.load.longestTurnMicros() / MICROS);
        runningSessions();
        journals(disk);
    }

    MediaEngine measured(MediaEngine measured) {
        return joins.measured(measured);
    }

    void hear(MediaNews news) {
        joins.hear(news);
        if (news instanceof MediaNews.Quality quality) {
            loss.record(quality.lossPercent());
        }
    }

    /// Asks the loop how the calls stand; where it does not answer in time, the figures stay old.
    void refresh() {
        MediaServerEngine asked = engine;
        if (asked == null) {
            return;
        }
        load = asked.load();
        try {
            peers =
                    asked.describe().get(DESCRIBING_SECONDS_MAX, TimeUnit.SECONDS).stream()
                            .map(RoomSnapshot::peers)
                            .flatMap(List::stream)
                            .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException _) {
            // The engine is closing or overloaded: other figures tell.
        }
    }

    private void runningSessions() {
        gauge(
                "vident.media.received.kbps",
                "Media payload of all sessions in the last second",
                this,
                m -> m.peers.stream().mapToInt(PeerSnapshot::bitrateKbps).sum());
        packets("expected", TrackSnapshot::expected);
        packets("lost", TrackSnapshot::lost);
        packets("recovered", TrackSnapshot::recovered);
        packets("abandoned", TrackSnapshot::abandoned);
    }

    private void packets(String fate, ToLongFunction<TrackSnapshot> figure) {
        Gauge.builder("vident.media.packets", this, m -> m.sum(figure))
                .description("Media packets of the sessions running now")
                .tag("fate", fate)
                .strongReference(true)
                .register(registry);
    }

    private double sum(ToLongFunction<TrackSnapshot> figure) {
        return peers.stream().flatMap(peer -> peer.tracks().stream()).mapToLong(figure).sum();
    }

    private void journals(JournalDisk disk) {
        gauge("vident.journals.open", "Journals being written", disk, d -> d.figures().open());
        gauge(
                "vident.journal.lag.seconds",
                "Age of the oldest record that is not on disk",
                disk,
                d -> seconds(d.figures()));
        counter(
                "vident.journal.dropped.records",
                "Records lost because the disk was full or too slow",
                disk,
                d -> d.figures().droppedRecords());
    }

    private static double seconds(JournalFigures figures) {
        return figures.lag().toNanos() / 1e9;
    }

    private void datagrams(
            MediaServerEngine watched, String fate, ToLongFunction<MediaStatistics> figure) {
        FunctionCounter.builder(
                        "vident.media.datagrams", watched, e -> figure.applyAsLong(e.statistics()))
                .description("UDP datagrams by what became of them")
                .tag("fate", fate)
                .register(registry);
    }

    private void watchTcp(MediaServerEngine watched) {
        gauge(
                "vident.media.tcp.connections",
                "Browsers' TCP connections",
                watched,
                e -> e.statistics().connections());
        counter(
                "vident.media.tcp.refused",
                "TCP connections closed over a limit or for what they sent",
                watched,
                e -> e.statistics().refusedConnections());
        counter(
                "vident.media.tcp.dropped.frames",
                "Packets dropped for a TCP connection too slow or gone, or a loop behind",
                watched,
                e -> e.statistics().droppedFrames());
    }

    private <T> void gauge(String name, String text, T source, ToDoubleFunction<T> figure) {
        Gauge.builder(name, source, figure)
                .description(text)
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, String text, T source, ToDoubleFunction<T> figure) {
        FunctionCounter.builder(name, source, figure).description(text).register(registry);
    }

    /// A timer whose count and sum are of interest, not its quantiles.
    static Timer timer(MeterRegistry registry, String name, String text) {
        return Timer.builder(name).description(text).register(registry);
    }
}
