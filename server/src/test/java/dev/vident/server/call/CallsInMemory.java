package dev.vident.server.call;

import dev.vident.server.platform.Redacted;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

public final class CallsInMemory implements CallStore {
    private final TransactionsInMemory transactions;
    private final TableInMemory<String, Call> rows;
    private final TableInMemory<String, Integer> epochs;
    private final TableInMemory<String, Redacted<String>> origins;

    public CallsInMemory(TransactionsInMemory transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
        this.epochs = transactions.table();
        this.origins = transactions.table();
    }

    @Override
    public void insert(Call call) {
        rows.insert(call.id(), call);
    }

    @Override
    public void update(Call call) {
        rows.update(call.id(), _ -> true, row -> row.with(call.state()));
    }

    @Override
    public void setOrigin(String callId, Redacted<String> origin) {
        if (!origins.update(callId, _ -> true, _ -> origin)) {
            origins.insert(callId, origin);
        }
    }

    @Override
    public Optional<Redacted<String>> origin(String callId) {
        return origins.find(callId);
    }

    @Override
    public Optional<Call> find(String id) {
        return rows.find(id);
    }

    @Override
    public List<Call> open() {
        return where(row -> !row.ended());
    }

    @Override
    public List<Call> ofIdentification(String identificationId) {
        return where(row -> row.identificationId().equals(identificationId));
    }

    @Override
    public List<Call> ofApplicant(String applicantId) {
        return where(row -> row.applicantId().equals(applicantId));
    }

    @Override
    public int nextEpoch(String callId, Seat seat) {
        String key = callId + "/" + seat;
        return transactions.inTransaction(() -> {
            if (!epochs.insert(key, 1)) {
                epochs.update(key, _ -> true, epoch -> epoch + 1);
            }
            return epochs.find(key).orElseThrow();
        });
    }

    private List<Call> where(Predicate<Call> condition) {
        return rows.where(condition, Comparator.comparing(Call::startedAt).thenComparing(Call::id));
    }
}
