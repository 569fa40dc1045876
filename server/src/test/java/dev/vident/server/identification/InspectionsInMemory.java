package dev.vident.server.identification;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

public final class InspectionsInMemory implements InspectionStore {
    private record Row(Inspection inspection, byte[] answer) {}

    private final TableInMemory<String, Row> rows;
    private final Function<String, List<RenderedCall>> renderedCalls;

    /// @param renderedCalls what the join with the compositions would give for an inspection id
    public InspectionsInMemory(
            TransactionsInMemory transactions, Function<String, List<RenderedCall>> renderedCalls) {
        this.rows = transactions.table();
        this.renderedCalls = renderedCalls;
    }

    @Override
    public void insert(Inspection inspection, byte[] videoIdentAnswer) {
        rows.insert(inspection.id(), new Row(inspection, videoIdentAnswer));
    }

    @Override
    public void updateVideoIdentAnswer(String id, byte[] videoIdentAnswer) {
        rows.update(id, _ -> true, row -> new Row(row.inspection(), videoIdentAnswer));
    }

    @Override
    public Optional<Inspection> find(String id) {
        return rows.find(id).map(Row::inspection);
    }

    @Override
    public @Nullable VideoIdentAnswer videoIdentAnswer(String id) {
        return rows.find(id)
                .map(row -> new VideoIdentAnswer(row.inspection().mode(), row.answer()))
                .orElse(null);
    }

    @Override
    public List<RenderedCall> renderedCalls(String id) {
        return renderedCalls.apply(id);
    }
}
