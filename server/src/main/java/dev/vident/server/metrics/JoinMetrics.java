package dev.vident.server.metrics;

import dev.vident.media.journal.RecordingSink;
import dev.vident.media.rtp.VideoEncoding;
import dev.vident.server.call.MediaEngine;
import dev.vident.server.call.MediaNews;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Joins: how many are offered and refused, and how long it takes from the offer, over the
/// browser's answer, ICE and DTLS, until media can flow. Thread-safe.
final class JoinMetrics {
    private final InstantSource clock;
    private final Counter offered;
    private final Counter refused;
    private final Timer connecting;
    private final Map<String, Instant> offeredAt = new ConcurrentHashMap<>();

    JoinMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.offered = counter(registry, "offered");
        this.refused = counter(registry, "refused");
        this.connecting =
                MediaMetrics.timer(
                        registry, "vident.media.connecting", "From the offer until media can flow");
    }

    void hear(MediaNews news) {
        switch (news) {
            case MediaNews.Connected connected -> {
                Instant since = offeredAt.remove(connected.sessionId());
                if (since != null) {
                    connecting.record(Duration.between(since, clock.instant()));
                }
            }
            case MediaNews.Gone gone -> offeredAt.remove(gone.sessionId());
            case MediaNews.Silent _, MediaNews.Resumed _, MediaNews.Quality _ -> {}
        }
    }

    MediaEngine measured(MediaEngine engine) {
        return new MediaEngine() {
            @Override
            public boolean acceptsCalls() {
                return engine.acceptsCalls();
            }

            @Override
            public CompletableFuture<SessionOffer> join(
                    String room,
                    String participant,
                    int epoch,
                    VideoEncoding encoding,
                    RecordingSink recording) {
                Instant begun = clock.instant();
                return engine.join(room, participant, epoch, encoding, recording)
                        .whenComplete((offer, failure) -> note(offer, begun));
            }

            @Override
            public CompletableFuture<@Nullable Void> answer(String sessionId, String sdp) {
                return engine.answer(sessionId, sdp);
            }

            @Override
            public CompletableFuture<SessionOffer> restartIce(String sessionId) {
                return engine.restartIce(sessionId);
            }

            @Override
            public CompletableFuture<@Nullable Void> closeRoom(String room) {
                return engine.closeRoom(room);
            }
        };
    }

    private void note(MediaEngine.@Nullable SessionOffer offer, Instant begun) {
        if (offer == null) {
            refused.increment();
        } else {
            offered.increment();
            offeredAt.put(offer.sessionId(), begun);
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("vident.joins")
                .description("Requests to join a call")
                .tag("outcome", outcome)
                .register(registry);
    }
}
