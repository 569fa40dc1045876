package dev.vident.server.call;

import dev.vident.server.identification.EndReason;
import dev.vident.server.script.StillKind;
import org.jspecify.annotations.Nullable;

/// What the server says to an applicant's page; see `docs/protocol/signalling.md`. What both sides
/// hear is in [ToBoth].
public sealed interface ToApplicant extends Outgoing
        permits ToBoth,
                ToApplicant.Welcome,
                ToApplicant.Queued,
                ToApplicant.CallStarting,
                ToApplicant.Instruction,
                ToApplicant.CaptureStill,
                ToApplicant.Ended,
                ToApplicant.Result {

    record Welcome(
            String applicantId,
            String levelName,
            String reviewStatus,
            boolean consentGiven,
            @Nullable String callId)
            implements ToApplicant {}

    /// @param position 1 is next
    record Queued(int position, @Nullable Long estimatedWaitSeconds) implements ToApplicant {}

    record CallStarting(String callId, String operatorName) implements ToApplicant {}

    record Instruction(String step, String text) implements ToApplicant {}

    record CaptureStill(String stillId, StillKind kind) implements ToApplicant {}

    record Ended(String callId, EndReason reason) implements ToApplicant {}

    record Result(
            String reviewStatus,
            @Nullable String reviewAnswer,
            @Nullable String reviewRejectType,
            @Nullable String moderationComment)
            implements ToApplicant {}
}
