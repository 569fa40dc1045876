package dev.vident.server.composition;

import dev.vident.server.identification.RenderedCall;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

public final class CompositionsInMemory implements CompositionStore {
    private final TableInMemory<String, Composition> rows;

    public CompositionsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public boolean insert(Composition composition) {
        return rows.insert(composition.callId(), composition);
    }

    @Override
    public void update(Composition composition) {
        rows.update(composition.callId(), _ -> true, _ -> composition);
    }

    @Override
    public Optional<Composition> find(String callId) {
        return rows.find(callId);
    }

    @Override
    public Optional<Composition> findByMediaId(String mediaId) {
        return rows.where(row -> row.mediaId().equals(mediaId)).stream().findFirst();
    }

    @Override
    public List<Composition> ofApplicant(String applicantId) {
        return rows.where(
                row -> row.applicantId().equals(applicantId),
                Comparator.comparing(Composition::recordedAt).thenComparing(Composition::callId));
    }

    /// What the inspections' store reads from the compositions.
    public List<RenderedCall> renderedCalls(String inspectionId) {
        return rows
                .where(row ->
                        row.inspectionId().equals(inspectionId) && row.renderingStartedAt() != null)
                .stream()
                .sorted(
                        Comparator.comparing((Composition row) ->
                                        Objects.requireNonNull(row.renderingStartedAt()))
                                .thenComparing(Composition::callId))
                .map(CompositionsInMemory::rendered)
                .toList();
    }

    private static RenderedCall rendered(Composition row) {
        var started = Objects.requireNonNull(row.renderingStartedAt());
        return row.state() instanceof CompositionState.Ready ready
                ? new RenderedCall(started, ready.durationSeconds(), row.mediaId())
                : new RenderedCall(started, null, null);
    }
}
