package dev.vident.server.http.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.vident.server.applicant.PersonalInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON of identifications at the desk; times are ISO 8601, UTC. Unlike the API, the desk gets
/// empty lists too.
final class IdentificationBodies {
    private IdentificationBodies() {}

    record Items(@JsonInclude(JsonInclude.Include.ALWAYS) List<Summary> items) {}

    /// @param state `init`, `pending`, `queued`, `onHold` or `completed`
    record Summary(
            String identificationId,
            String applicantId,
            String externalUserId,
            @Nullable String name,
            String levelName,
            String state,
            @Nullable String reviewAnswer,
            String createdAt,
            @Nullable String operatorName) {}

    /// @param blockers what stands against an approval, one sentence each
    record Detail(
            @JsonUnwrapped Summary summary,
            ApplicantBody applicant,
            @Nullable String consentAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<CallBody> calls,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<StillBody> stills,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<DocumentBody> documents,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> tags,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<NoteBody> notes,
            boolean approvable,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<String> blockers,
            @Nullable VerdictBody verdict) {}

    record ApplicantBody(
            String id,
            String externalUserId,
            String levelName,
            @Nullable String lang,
            @Nullable String email,
            @Nullable String phone,
            @Nullable PersonalInfo info,
            @Nullable PersonalInfo fixedInfo,
            String createdAt) {}

    record CallBody(
            String callId,
            String startedAt,
            @Nullable String endedAt,
            @Nullable String reason,
            String operatorName,
            @Nullable CompositionBody composition,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<StepBody> script) {}

    /// @param begunAt absent when only its checks were answered
    record StepBody(
            String step,
            @Nullable String begunAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<CheckBody> checks) {}

    /// @param result `PASSED` or `FAILED`
    record CheckBody(
            String check, String result, @Nullable String words, String operatorName, String at) {}

    /// @param state `recorded`, `rendering`, `ready` or `failed`
    /// @param progress 0–1 while rendering, where it is known
    /// @param reason why it failed, for good or the last time
    /// @param attempts how often it was tried, while it waits for another attempt
    /// @param nextAttemptAt when that begins
    record CompositionBody(
            String state,
            @Nullable String mediaId,
            @Nullable Long durationSeconds,
            @Nullable Double progress,
            @Nullable String reason,
            @Nullable Integer attempts,
            @Nullable String nextAttemptAt) {}

    record StillBody(long imageId, String kind, String takenAt) {}

    /// @param fileName absent when only data were handed in
    record DocumentBody(
            long imageId,
            String idDocType,
            @Nullable String idDocSubType,
            String country,
            @Nullable String fileName,
            String addedAt,
            boolean deactivated) {}

    record NoteBody(String note, String createdAt) {}

    record VerdictBody(
            String answer,
            List<String> rejectLabels,
            @Nullable String rejectType,
            @Nullable String moderationComment,
            @Nullable String clientComment) {}
}
