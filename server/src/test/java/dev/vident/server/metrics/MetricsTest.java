package dev.vident.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vident.media.net.MediaSettings;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.call.MediaEngine;
import dev.vident.server.call.MediaNews;
import dev.vident.server.call.MediaServerEngine;
import dev.vident.server.call.Seat;
import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.platform.Mode;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.recording.JournalSettings;
import dev.vident.server.webhook.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    @TempDir Path folder;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Metrics metrics = new Metrics(now::get);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void joins_are_counted_and_timed_until_media_can_flow() throws Exception {
        try (MediaServerEngine engine = MediaServerEngine.start(MediaSettings.loopback());
                JournalDisk disk = JournalDisk.start(JournalSettings.DEFAULT, now::get, folder)) {
            MediaEngine watched = metrics.watch(engine, disk);
            MediaEngine.SessionOffer offer =
                    watched.join("call", "applicant", 0, VideoEncoding.VP8, _ -> null)
                            .get(20, TimeUnit.SECONDS);
            now.set(START.plusMillis(1_500));
            metrics.media(new MediaNews.Connected("call", Seat.APPLICANT, offer.sessionId()));
            metrics.media(
                    new MediaNews.Quality("call", Seat.APPLICANT, offer.sessionId(), 500, 7.0, 30));

            assertThat(metrics.scrape())
                    .contains("vident_joins_total{outcome=\"offered\"} 1.0")
                    .contains("vident_joins_total{outcome=\"refused\"} 0.0")
                    .contains("vident_media_connecting_seconds_count 1")
                    .contains("vident_media_connecting_seconds_sum 1.5")
                    .contains("vident_media_loss_percent_bucket{le=\"10.0\"} 1")
                    .contains("vident_calls_running 1.0")
                    .contains("vident_sessions_running 1.0")
                    .contains("vident_media_packets{fate=\"recovered\"} 0.0")
                    .contains("vident_media_datagrams_total{fate=\"received\"} 0.0")
                    .contains("vident_media_loop_lag_seconds")
                    .contains("vident_journal_lag_seconds 0.0")
                    .contains("vident_journal_dropped_records_total 0.0")
                    .contains("jvm_memory_used_bytes")
                    .doesNotContain("127.0.0.1")
                    .doesNotContain(offer.sessionId());
        }
    }

    @Test
    void renderings_requests_and_webhooks_are_counted_by_how_they_end() {
        CompositionListener watched = metrics.watch(CompositionListener.none(), () -> 3);
        Composition recorded =
                Composition.recorded(
                        "call-1", "media-1", "person-1", "case-1", Mode.SANDBOX, START);
        watched.changed(in(recorded, new CompositionState.Rendering(START)));
        assertThat(metrics.scrape()).contains("vident_compositions_running 1.0");
        now.set(START.plusSeconds(12));
        watched.changed(in(recorded, new CompositionState.Failed(now.get(), "no reason")));
        metrics.answered("GET", "/desk/api/media/:mediaId", 206, Duration.ofMillis(250));
        metrics.delivered(new Outcome.Answered(500, "no"), Duration.ofSeconds(2));

        assertThat(metrics.scrape())
                .contains("vident_compositions_open 3.0")
                .contains("vident_compositions_running 0.0")
                .contains("vident_compositions_seconds_sum{outcome=\"failed\"} 12.0")
                .contains(
                        "vident_http_requests_seconds_count{method=\"GET\","
                                + "route=\"/desk/api/media/:mediaId\",status=\"206\"} 1")
                .contains("vident_webhook_attempts_seconds_sum{outcome=\"failed\"} 2.0")
                .doesNotContain("call-1")
                .doesNotContain("person-1");
    }

    private static Composition in(Composition composition, CompositionState state) {
        return new Composition(
                composition.callId(),
                composition.mediaId(),
                composition.applicantId(),
                composition.inspectionId(),
                composition.mode(),
                state,
                composition.recordedAt(),
                composition.renderingStartedAt());
    }
}
