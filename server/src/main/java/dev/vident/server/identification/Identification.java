package dev.vident.server.identification;

import dev.vident.server.platform.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt of an applicant to pass the Video Ident step.
///
/// @param attempt from 0, counted per applicant
/// @param operatorName display name of the last operator who joined, also one of an earlier attempt
public record Identification(
        String id,
        String applicantId,
        String inspectionId,
        Mode mode,
        String levelName,
        int attempt,
        State state,
        @Nullable String operatorName,
        Instant createdAt) {
    Identification with(State next) {
        return new Identification(
                id,
                applicantId,
                inspectionId,
                mode,
                levelName,
                attempt,
                next,
                next instanceof State.InCall call ? call.operatorName() : operatorName,
                createdAt);
    }

    Identification nextAttempt(String nextId, State first, Instant now) {
        return new Identification(
                nextId,
                applicantId,
                inspectionId,
                mode,
                levelName,
                attempt + 1,
                first,
                operatorName,
                now);
    }
}
