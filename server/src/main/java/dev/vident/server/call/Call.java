package dev.vident.server.call;

import dev.vident.server.platform.Mode;
import java.time.Instant;

/// One meeting of applicant and operator.
public record Call(
        String id,
        String identificationId,
        String applicantId,
        String inspectionId,
        Mode mode,
        String operatorId,
        String operatorName,
        CallState state,
        Instant startedAt) {
    public Call with(CallState next) {
        return new Call(
                id,
                identificationId,
                applicantId,
                inspectionId,
                mode,
                operatorId,
                operatorName,
                next,
                startedAt);
    }

    public boolean ended() {
        return state instanceof CallState.Ended;
    }

    /// Whether both sides ever exchanged media.
    public boolean wasLive() {
        return switch (state) {
            case CallState.Ringing _, CallState.Connecting _ -> false;
            case CallState.Live _ -> true;
            case CallState.Ended ended -> ended.liveSince() != null;
        };
    }
}
