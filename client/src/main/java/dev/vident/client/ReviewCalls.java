package dev.vident.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where reviews stand and what an integrator does to them (contract section 4, rows 11, 15–19, 33
/// and 34). Failures as described at [VidentClient]. Thread-safe.
public final class ReviewCalls {

    private final Calls calls;

    ReviewCalls(Calls calls) {
        this.calls = calls;
    }

    /// The steps of the level and what was submitted for each, null for nothing.
    public Map<String, @Nullable StepStatus> steps(String applicantId) {
        return StepStatus.all(
                JsonReader.object(
                        calls.get(Calls.applicant(applicantId) + "/requiredIdDocsStatus")));
    }

    /// Asks for the check.
    ///
    /// @throws VidentApiException 409 while it runs, with 3000 when it is asked for already
    public void requestCheck(String applicantId, @Nullable String reason) {
        Target target =
                new Target(Calls.applicant(applicantId) + "/status/pending")
                        .query("reason", reason);
        calls.post(target.toString(), null, false);
    }

    /// Back to the beginning: pictures no longer count, the verdict no longer stands.
    public void reset(String applicantId) {
        calls.post(Calls.applicant(applicantId) + "/reset", null, true);
    }

    /// The pictures of one step no longer count.
    ///
    /// @param step for instance `IDENTITY`
    public void resetStep(String applicantId, String step) {
        calls.post(Calls.applicant(applicantId) + "/resetStep/" + Target.encode(step), null, true);
    }

    /// Plays a verdict; in the sandbox only.
    public void simulateVerdict(String applicantId, ReviewResult verdict) {
        calls.post(
                Calls.applicant(applicantId) + "/status/testCompleted",
                new JsonWriter()
                        .put("reviewAnswer", verdict.reviewAnswer())
                        .put("rejectLabels", verdict.rejectLabels())
                        .put("reviewRejectType", verdict.reviewRejectType())
                        .put("moderationComment", verdict.moderationComment())
                        .put("clientComment", verdict.clientComment())
                        .bytes(),
                false);
    }

    /// Gives a case that is on hold back to the applicant. Not repeated.
    ///
    /// @param reasons codes of the integrator, at least one
    public Applicant returnToInit(
            String applicantId, List<String> reasons, @Nullable String note, List<String> tags) {
        byte[] body =
                new JsonWriter()
                        .put("note", note)
                        .put("tags", tags)
                        .put("reasons", new JsonWriter().put("manual", reasons))
                        .bytes();
        return Applicant.of(
                JsonReader.object(
                        calls.post(Calls.applicant(applicantId) + "/-/init", body, false)));
    }

    /// The buttons by which an applicant was rejected; empty unless rejected.
    public List<String> rejectionButtons(String applicantId) {
        JsonObject state =
                JsonReader.object(
                                calls.get(
                                        "/resources/moderationStates/-;applicantId="
                                                + Target.encode(applicantId)))
                        .object("applicantState");
        return state == null ? List.of() : state.texts("buttonIds");
    }

    /// The newest check of a type, as the JSON that was received.
    ///
    /// @param type for instance `EMAIL_CONFIRMATION`
    public String latestCheck(String applicantId, String type) {
        return calls.get(
                new Target("/resources/checks/latest")
                        .query("type", type)
                        .query("applicantId", applicantId)
                        .toString());
    }
}
