package dev.vident.server.metrics;

import dev.vident.server.composition.Composition;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.composition.CompositionState;
import dev.vident.server.job.Waiting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Renderings: how many run, how they end, how long they take. Thread-safe.
final class CompositionMetrics {
    private final Map<String, Instant> running = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Timer ready;
    private final Timer failed;

    CompositionMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.ready = timer(registry, "ready");
        this.failed = timer(registry, "failed");
        Gauge.builder("vident.compositions.running", running, Map::size)
                .description("Compositions being rendered by this process")
                .strongReference(true)
                .register(registry);
    }

    CompositionListener of(CompositionListener listener) {
        return new CompositionListener() {
            @Override
            public void changed(Composition composition) {
                note(composition);
                listener.changed(composition);
            }

            @Override
            public void progressed(String callId, double share) {
                listener.progressed(callId, share);
            }

            @Override
            public void waits(String callId, Waiting waiting) {
                running.remove(callId);
                listener.waits(callId, waiting);
            }
        };
    }

    private void note(Composition composition) {
        String call = composition.callId();
        switch (composition.state()) {
            case CompositionState.Recorded _ -> running.remove(call);
            case CompositionState.Rendering rendering -> running.put(call, rendering.since());
            case CompositionState.Ready _ -> end(call, ready);
            case CompositionState.Failed _ -> end(call, failed);
        }
    }

    private void end(String call, Timer timer) {
        Instant since = running.remove(call);
        timer.record(since == null ? Duration.ZERO : Duration.between(since, clock.instant()));
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("vident.compositions")
                .description("Renderings that ended")
                .tag("outcome", outcome)
                .register(registry);
    }
}
