package dev.vident.server.identification;

import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class IdentificationsInMemory implements IdentificationStore {
    private final TableInMemory<String, Identification> rows;

    public IdentificationsInMemory(TransactionsInMemory transactions) {
        this.rows = transactions.table();
    }

    @Override
    public void insert(Identification identification) {
        rows.insert(identification.id(), identification);
    }

    @Override
    public void update(Identification identification) {
        rows.update(identification.id(), _ -> true, _ -> identification);
    }

    @Override
    public Optional<Identification> find(String id) {
        return rows.find(id);
    }

    @Override
    public Optional<Identification> lock(String id) {
        return rows.find(id);
    }

    @Override
    public Optional<Identification> latestOfApplicant(String applicantId) {
        return rows.where(row -> row.applicantId().equals(applicantId)).stream()
                .max(Comparator.comparingInt(Identification::attempt));
    }

    @Override
    public List<Identification> waiting() {
        return rows.where(
                row -> row.state() instanceof State.Waiting,
                Comparator.comparing(IdentificationsInMemory::waitingSince)
                        .thenComparing(Identification::id));
    }

    @Override
    public List<Identification> inCall() {
        return rows.where(
                row -> row.state() instanceof State.InCall,
                Comparator.comparing(Identification::id));
    }

    @Override
    public List<Identification> newest(int limit) {
        return rows
                .where(
                        _ -> true,
                        Comparator.comparing(Identification::createdAt)
                                .thenComparing(Identification::id)
                                .reversed())
                .stream()
                .limit(limit)
                .toList();
    }

    private static Instant waitingSince(Identification row) {
        return ((State.Waiting) row.state()).since();
    }
}
