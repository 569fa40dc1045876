package dev.vident.server.job;

import dev.vident.server.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The durable queue. Enqueue inside the transaction that makes the work necessary. Thread-safe.
public final class Jobs {
    /// A claim not confirmed for this long is given to the next worker.
    public static final Duration CLAIM_EXPIRES_AFTER = Duration.ofSeconds(30);

    private final JobStore store;
    private final Ids ids;
    private final InstantSource clock;

    public Jobs(JobStore store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// Adds a job that is due now, unless an open one has the same kind and payload.
    ///
    /// @return whether it was added
    public boolean enqueue(String kind, String payload) {
        return enqueue(kind, payload, clock.instant());
    }

    /// As the other, due at a given moment.
    public boolean enqueue(String kind, String payload, Instant runAt) {
        return store.enqueue(ids.next(), kind, payload, runAt);
    }

    /// Claims the next due job of a kind. Confirm it by [#heartbeat] well within
    /// [#CLAIM_EXPIRES_AFTER].
    public Optional<Job> claim(String kind) {
        return claim(kind, Duration.ZERO);
    }

    /// As the other, but leaves to others what has not been due for so long.
    public Optional<Job> claim(String kind, Duration dueFor) {
        Instant now = clock.instant();
        return store.claim(kind, ids.next(), now.minus(dueFor), now.minus(CLAIM_EXPIRES_AFTER));
    }

    /// Gives the open job of this kind and payload up; who is doing it is told to stop.
    ///
    /// @return false when there is none
    public boolean cancel(String kind, String payload, String reason) {
        return store.cancel(kind, payload, reason, clock.instant());
    }

    /// Why a job of this kind and payload waits for another attempt; empty when it does not.
    public Optional<Waiting> waiting(String kind, String payload) {
        return store.waiting(kind, payload);
    }

    /// How many jobs of a kind are not done yet, those being worked on included.
    public long open(String kind) {
        return store.open(kind);
    }

    /// @return false when another worker took over or the job was cancelled: stop
    public boolean heartbeat(Job job) {
        return store.heartbeat(job, clock.instant());
    }

    /// @return false when another worker took over
    public boolean complete(Job job) {
        return store.complete(job, clock.instant());
    }

    /// @return false when another worker took over
    public boolean fail(Job job, Failure failure) {
        return store.fail(job, failure, clock.instant());
    }
}
