package dev.vident.server.composition;

import dev.vident.server.event.DomainEvent;
import dev.vident.server.event.Events;
import dev.vident.server.job.Failure;
import dev.vident.server.job.Job;
import dev.vident.server.job.Jobs;
import dev.vident.server.job.Waiting;
import dev.vident.server.platform.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes down what happens to compositions; each method is one transaction that also rewrites the
/// applicant's stored answer. Thread-safe.
public final class CompositionBook {
    /// Kind of the job that renders a call; its payload is the call's id.
    static final String COMPOSE = "compose";

    private final CompositionStore compositions;
    private final Jobs jobs;
    private final Events events;
    private final Consumer<String> answers;
    private final Transactions transactions;
    private final InstantSource clock;

    /// @param answers rewrites the stored answer of the applicant with this id
    public CompositionBook(
            CompositionStore compositions,
            Jobs jobs,
            Events events,
            Consumer<String> answers,
            Transactions transactions,
            InstantSource clock) {
        this.compositions = compositions;
        this.jobs = jobs;
        this.events = events;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Rendering starts, or starts again after a restart or a failure. One that is ready stays so.
    ///
    /// @return empty when the call has no composition
    Optional<Composition> started(String callId) {
        return transactions.inTransaction(() -> {
            Optional<Composition> found = compositions.find(callId);
            if (found.isEmpty() || found.get().state() instanceof CompositionState.Ready) {
                return found;
            }
            if (found.get().renderingStartedAt() == null) {
                events.append(
                        found.get().applicantId(), new DomainEvent.CompositionStarted(callId));
            }
            return Optional.of(store(found.get().with(new CompositionState.Rendering(now()))));
        });
    }

    /// The video is in the blob store: the job is done.
    ///
    /// @return empty, and nothing is changed, when another worker has taken the job over
    Optional<Composition> ready(
            Job job, Composition composition, long durationSeconds, StoredVideo video) {
        return transactions.inTransaction(() -> {
            if (!jobs.complete(job)) {
                return Optional.empty();
            }
            events.append(
                    composition.applicantId(),
                    new DomainEvent.CompositionCompleted(
                            composition.callId(), composition.mediaId(), durationSeconds));
            return Optional.of(
                    store(
                            composition.with(
                                    new CompositionState.Ready(
                                            now(),
                                            durationSeconds,
                                            video.blobKey(),
                                            video.bytes(),
                                            video.sha256()))));
        });
    }

    /// Rendering failed for good: the job is given up.
    ///
    /// @return empty, and nothing is changed, when another worker has taken the job over
    Optional<Composition> failed(Job job, Composition composition, String reason) {
        return transactions.inTransaction(() -> {
            if (!jobs.fail(job, new Failure.GiveUp(reason))) {
                return Optional.empty();
            }
            events.append(
                    composition.applicantId(),
                    new DomainEvent.CompositionFailed(composition.callId(), reason));
            return Optional.of(store(composition.with(new CompositionState.Failed(now(), reason))));
        });
    }

    /// Ends the rendering of a composition that is not ready; it can be asked for again.
    ///
    /// @param reason shown at the desk
    /// @return empty when there is nothing to end
    public Optional<Composition> cancel(String callId, String reason) {
        return transactions.inTransaction(() -> {
            Optional<Composition> found = compositions.find(callId);
            if (found.isEmpty() || !jobs.cancel(COMPOSE, callId, reason)) {
                return Optional.empty();
            }
            events.append(
                    found.get().applicantId(), new DomainEvent.CompositionFailed(callId, reason));
            return Optional.of(store(found.get().with(new CompositionState.Failed(now(), reason))));
        });
    }

    /// Why a composition waits for another attempt; empty when it does not.
    public Optional<Waiting> waiting(String callId) {
        return jobs.waiting(COMPOSE, callId);
    }

    /// How many compositions wait or are being rendered.
    public long open() {
        return jobs.open(COMPOSE);
    }

    /// Asks for a composition that failed to be rendered once more.
    ///
    /// @return false when there is none that failed
    public boolean again(String callId) {
        return transactions.inTransaction(() -> {
            Optional<Composition> failed =
                    compositions
                            .find(callId)
                            .filter(found -> found.state() instanceof CompositionState.Failed);
            failed.ifPresent(composition -> {
                store(composition.with(new CompositionState.Recorded()));
                jobs.enqueue(COMPOSE, callId);
            });
            return failed.isPresent();
        });
    }

    private Composition store(Composition composition) {
        compositions.update(composition);
        answers.accept(composition.applicantId());
        return composition;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
