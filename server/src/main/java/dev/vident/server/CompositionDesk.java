package dev.vident.server;

import dev.vident.server.composition.CompositionBook;
import dev.vident.server.composition.CompositionJobs;
import dev.vident.server.composition.CompositionListener;
import dev.vident.server.job.Waiting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the desk can do about a composition. Thread-safe.
///
/// @param jobs of this process; null when others compose
/// @param news is told what changed
/// @param workers wakes those of this process
record CompositionDesk(
        CompositionBook book,
        @Nullable CompositionJobs jobs,
        CompositionListener news,
        Runnable workers) {
    private static final String CANCELLED = "cancelled at the desk";

    /// Renders a failed composition again.
    void renderAgain(String callId) {
        if (book.again(callId)) {
            workers.run();
        }
    }

    /// Why a composition waits for another attempt; empty when it does not.
    Optional<Waiting> waiting(String callId) {
        return book.waiting(callId);
    }

    /// Ends a rendering.
    ///
    /// @return false when the composition is neither waiting nor being rendered
    boolean cancel(String callId) {
        if (jobs != null) {
            return jobs.cancel(callId, CANCELLED);
        }
        var cancelled = book.cancel(callId, CANCELLED);
        cancelled.ifPresent(news::changed);
        return cancelled.isPresent();
    }
}
