package dev.vident.server.job;

import java.time.Instant;
import java.util.Optional;

/// Keeps jobs. A job is open until it is completed or given up. Thread-safe; takes part in the
/// transaction of the calling thread.
public interface JobStore {
    /// Adds a job unless an open one has the same kind and payload.
    ///
    /// @return whether it was added
    boolean enqueue(String id, String kind, String payload, Instant runAt);

    /// Claims the job of this kind that is due the longest: one that waits and whose time has come,
    /// or one whose claim was last confirmed before `staleBefore`. Two workers never get the same
    /// one. A claim that follows one not confirmed counts a death.
    Optional<Job> claim(String kind, String claim, Instant now, Instant staleBefore);

    /// Gives the open job of this kind and payload up, whether somebody has claimed it or not. Its
    /// worker is told at the next [#heartbeat].
    ///
    /// @return false when there is none
    boolean cancel(String kind, String payload, String reason, Instant now);

    /// The open job of this kind and payload when it has failed and nobody has claimed it since.
    Optional<Waiting> waiting(String kind, String payload);

    /// How many jobs of this kind are open, claimed ones included.
    long open(String kind);

    /// Confirms a claim.
    ///
    /// @return false when the claim is no longer the current one: the worker must stop
    boolean heartbeat(Job job, Instant now);

    /// @return false when the claim is no longer the current one
    boolean complete(Job job, Instant now);

    /// @return false when the claim is no longer the current one
    boolean fail(Job job, Failure failure, Instant now);
}
