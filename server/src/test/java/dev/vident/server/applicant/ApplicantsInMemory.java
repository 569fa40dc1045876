package dev.vident.server.applicant;

import dev.vident.server.platform.Mode;
import dev.vident.server.platform.TableInMemory;
import dev.vident.server.platform.TransactionsInMemory;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public final class ApplicantsInMemory implements ApplicantStore {
    private final TransactionsInMemory transactions;
    private final TableInMemory<String, Applicant> rows;

    public ApplicantsInMemory(TransactionsInMemory transactions) {
        this.transactions = transactions;
        this.rows = transactions.table();
    }

    @Override
    public boolean insert(Applicant applicant) {
        return transactions.inTransaction(() ->
                findByExternalUserId(applicant.mode(), applicant.externalUserId()).isEmpty()
                        && rows.insert(applicant.id(), applicant));
    }

    @Override
    public Optional<Applicant> find(String id) {
        return rows.find(id);
    }

    @Override
    public Optional<Applicant> lock(String id) {
        return rows.find(id);
    }

    @Override
    public Optional<Applicant> findByExternalUserId(Mode mode, String externalUserId) {
        return rows
                .where(row -> row.mode() == mode && row.externalUserId().equals(externalUserId))
                .stream()
                .findFirst();
    }

    @Override
    public boolean update(Applicant applicant) {
        return transactions.inTransaction(() ->
                findByExternalUserId(applicant.mode(), applicant.externalUserId())
                                .filter(other -> !other.id().equals(applicant.id()))
                                .isEmpty()
                        && rows.update(applicant.id(), _ -> true, _ -> applicant));
    }

    @Override
    public boolean anyOnLevel(Mode mode, String levelName) {
        return !rows.where(row -> row.mode() == mode && row.levelName().equals(levelName))
                .isEmpty();
    }

    @Override
    public void updateReview(String id, Review review) {
        rows.update(id, _ -> true, row -> with(row, row.consentAt(), review));
    }

    @Override
    public boolean recordConsent(String id, Instant at) {
        return rows.update(id, row -> row.consentAt() == null, row -> with(row, at, row.review()));
    }

    private static Applicant with(Applicant a, @Nullable Instant consentAt, Review review) {
        return new Applicant(
                a.id(),
                a.mode(),
                a.inspectionId(),
                a.externalUserId(),
                a.type(),
                a.levelName(),
                a.sourceKey(),
                a.email(),
                a.phone(),
                a.lang(),
                a.info(),
                a.fixedInfo(),
                a.metadata(),
                a.createdAt(),
                consentAt,
                review,
                a.standing());
    }
}
