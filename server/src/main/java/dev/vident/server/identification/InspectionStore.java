package dev.vident.server.identification;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps inspections with their finished answer. Thread-safe; takes part in the transaction of the
/// calling thread.
public interface InspectionStore {
    void insert(Inspection inspection, byte[] videoIdentAnswer);

    void updateVideoIdentAnswer(String id, byte[] videoIdentAnswer);

    Optional<Inspection> find(String id);

    /// The finished answer, or null when there is no such inspection: the hot read, one row by
    /// primary key.
    @Nullable VideoIdentAnswer videoIdentAnswer(String id);

    /// The rendered or rendering calls of an inspection, oldest first.
    List<RenderedCall> renderedCalls(String id);
}
