package dev.vident.server.identification;

import dev.vident.server.platform.Ids;
import dev.vident.server.platform.Mode;
import dev.vident.server.platform.Problem;
import dev.vident.server.platform.Transactions;

/// Answers about inspections and keeps their stored answers true. Thread-safe.
public final class Inspections {
    private final InspectionStore inspections;
    private final IdentificationStore identifications;
    private final Transactions transactions;

    public Inspections(
            InspectionStore inspections,
            IdentificationStore identifications,
            Transactions transactions) {
        this.inspections = inspections;
        this.identifications = identifications;
        this.transactions = transactions;
    }

    /// The body of `GET /resources/inspections/{id}?fields=videoIdentData`, UTF-8; not to be
    /// changed.
    ///
    /// @throws dev.vident.server.platform.ProblemException 400 for a malformed id, 404 for an
    ///   unknown one or one of the other mode
    public byte[] videoIdentAnswer(Mode mode, String id) {
        requireId(id);
        VideoIdentAnswer answer = inspections.videoIdentAnswer(id);
        if (answer == null || answer.mode() != mode) {
            throw unknown(id).exception();
        }
        return answer.json();
    }

    /// The same refusals as [#videoIdentAnswer].
    public Inspection get(Mode mode, String id) {
        requireId(id);
        return inspections
                .find(id)
                .filter(inspection -> inspection.mode() == mode)
                .orElseThrow(() -> unknown(id).exception());
    }

    /// Writes the answer anew from what is stored. Call it in the transaction that changes an
    /// identification or a composition of the applicant.
    public void refresh(String applicantId) {
        transactions.run(
                () -> identifications.latestOfApplicant(applicantId).ifPresent(this::write));
    }

    private void write(Identification latest) {
        String id = latest.inspectionId();
        inspections.updateVideoIdentAnswer(
                id,
                VideoIdentData.write(
                        id,
                        latest.state().reviewStatus(),
                        latest.operatorName(),
                        inspections.renderedCalls(id)));
    }

    private static void requireId(String id) {
        if (!Ids.isId(id)) {
            throw new Problem.InvalidId(id).exception();
        }
    }

    private static Problem unknown(String id) {
        return new Problem.NotFound("Inspection with id " + id + " not found");
    }
}
