package dev.vident.server.identification;

import dev.vident.server.applicant.ApplicantStore;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Transactions;
import java.util.ArrayList;
import java.util.List;

/// Gives verdicts, GREEN ones only with all evidence at hand. Thread-safe.
public final class Decisions {
    private final Identifications identifications;
    private final ApplicantStore applicants;
    private final Evidence evidence;
    private final Transactions transactions;

    public Decisions(
            Identifications identifications,
            ApplicantStore applicants,
            Evidence evidence,
            Transactions transactions) {
        this.identifications = identifications;
        this.applicants = applicants;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    /// Gives the verdict.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for an unknown reject label; 409
    ///   with the blockers when it cannot be approved, or when the state does not permit a verdict
    public Identification decide(String id, Verdict verdict) {
        return transactions.inTransaction(() -> {
            switch (verdict) {
                case Verdict.Green _ -> requireApprovable(id);
                case Verdict.Red red -> RejectLabels.require(red.labels());
            }
            return identifications.apply(id, new Event.Decided(verdict));
        });
    }

    /// What stands against a GREEN verdict, one sentence each; empty when nothing does.
    public List<String> blockers(String id) {
        Identification identification = identifications.get(id);
        List<String> blockers = new ArrayList<>();
        if (applicants.find(identification.applicantId()).orElseThrow().consentAt() == null) {
            blockers.add("The applicant's consent is not recorded.");
        }
        blockers.addAll(evidence.missing(id));
        return List.copyOf(blockers);
    }

    private void requireApprovable(String id) {
        List<String> blockers = blockers(id);
        if (!blockers.isEmpty()) {
            throw new Problem.NotApprovable(blockers).exception();
        }
    }
}
