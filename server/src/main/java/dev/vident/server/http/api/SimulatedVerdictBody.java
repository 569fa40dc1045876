package dev.vident.server.http.api;

import dev.vident.server.applicant.RejectType;
import dev.vident.server.identification.Verdict;
import dev.vident.server.platform.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A verdict to be played in the sandbox (contract 4.10). Labels are passed on as they are: some
/// integrators test with labels of their own.
record SimulatedVerdictBody(
        @Nullable String reviewAnswer,
        @Nullable List<String> rejectLabels,
        @Nullable String reviewRejectType,
        @Nullable String moderationComment,
        @Nullable String clientComment) {

    /// @throws dev.vident.server.platform.ProblemException 400 for an unknown answer or reject type
    Verdict toVerdict() {
        return switch (ApiCall.required(reviewAnswer, "reviewAnswer")) {
            case "GREEN" -> new Verdict.Green();
            case "RED" ->
                    new Verdict.Red(
                            rejectLabels == null ? List.of() : ApiCall.present(rejectLabels),
                            rejectType(),
                            moderationComment,
                            clientComment);
            default ->
                    throw new Problem.BadRequest("reviewAnswer must be GREEN or RED").exception();
        };
    }

    private RejectType rejectType() {
        return switch (reviewRejectType) {
            case "RETRY" -> RejectType.RETRY;
            case "FINAL" -> RejectType.FINAL;
            case null -> RejectType.FINAL;
            default ->
                    throw new Problem.BadRequest("reviewRejectType must be RETRY or FINAL")
                            .exception();
        };
    }
}
