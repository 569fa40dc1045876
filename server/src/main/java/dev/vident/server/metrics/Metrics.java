package dev.vident.server.metrics;

import dev.vident.server.call.MediaEngine;
import dev.vident.server.call.MediaNews;
import dev.vident.server.call.MediaServerEngine;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.recording.JournalDisk;
import dev.vident.server.webhook.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// All figures of one server in Prometheus' text form. Labels name kinds and outcomes, never a
/// person, an address or a call. Thread-safe.
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final MediaMetrics media;
    private final CompositionMetrics compositions;

    public Metrics(InstantSource clock) {
        this.media = new MediaMetrics(registry, clock);
        this.compositions = new CompositionMetrics(registry, clock);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /// Prometheus' text form, version 0.0.4.
    public String scrape() {
        media.refresh();
        return registry.scrape();
    }

    /// Watches the media engine and the journals; to be called once.
    ///
    /// @return the engine that calls should use
    public MediaEngine watch(MediaServerEngine engine, JournalDisk disk) {
        media.watch(engine, disk);
        return media.measured(engine);
    }

    /// Hears what the engine reports.
    public void media(MediaNews news) {
        media.hear(news);
    }

    /// Watches renderings on their way to the listener.
    ///
    /// @param waiting how many jobs are not done yet, those being rendered included
    public CompositionListener watch(CompositionListener listener, LongSupplier waiting) {
        Gauge.builder("vident.compositions.open", waiting::getAsLong)
                .description("Compositions waiting or being rendered")
                .register(registry);
        return compositions.of(listener);
    }

    /// Counts an answered HTTP request.
    ///
    /// @param route the route's template, never the path asked for
    public void answered(String method, String route, int status, Duration took) {
        Timer.builder("vident.http.requests")
                .description("HTTP requests by route and status")
                .tags(Tags.of("method", method, "route", route, "status", String.valueOf(status)))
                .register(registry)
                .record(took);
    }

    /// Counts an attempt to deliver a webhook.
    public void delivered(Outcome outcome, Duration took) {
        Timer.builder("vident.webhook.attempts")
                .description("Attempts to deliver webhooks")
                .tag("outcome", outcome.isSuccess() ? "delivered" : "failed")
                .register(registry)
                .record(took);
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }
}
